package press.dateline.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** An index of one article in memory, as it is seen by those who preview it. */
final class PreviewIndex implements AutoCloseable {

    private final Directory directory;
    private final DirectoryReader reader;

    private PreviewIndex(Directory directory, DirectoryReader reader) {
        this.directory = directory;
        this.reader = reader;
    }

    /** With no article it is empty. */
    static PreviewIndex of(List<IndexedArticle> articles) throws IOException {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, LuceneIndex.configuration())) {
            for (IndexedArticle article : articles) {
                Document document = ArticleFields.document(article);
                document.add(new StringField(ArticleFields.PREVIEW, ArticleFields.YES, Field.Store.NO));
                writer.addDocument(document);
            }
        }
        return new PreviewIndex(directory, DirectoryReader.open(directory));
    }

    IndexReader reader() {
        return reader;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            reader.close();
        }
    }
}
