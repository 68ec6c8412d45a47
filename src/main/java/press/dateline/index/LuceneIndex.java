package press.dateline.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import press.dateline.text.TextFields;

/** Lucene's files in a folder, open for writing and searching; one process at a time. */
final class LuceneIndex implements AutoCloseable {

    private static final String FORMAT = "format";
    private static final String DATABASE = "database";
    private static final String SEQ = "seq";
    private static final String AT = "at";
    /** Of the heap: what is written is kept until there is so much of it. */
    private static final double BUFFER_MB = 24;
    /** Segments up to this size stay in the heap until they are stored: a refresh need not make and map files. */
    private static final double SMALL_SEGMENT_MB = 4;

    private static final double SMALL_SEGMENTS_MB = 16;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /**
     * What a stored index holds.
     *
     * @param database which database it was made from
     * @param seq the number of the last change that it shows, or of an older one
     * @param at when that change was made, to tell the log from another one
     */
    record Content(String database, long seq, Instant at) {}

    private LuceneIndex(Path folder, IndexWriterConfig.OpenMode mode) throws IOException {
        this.directory = new NRTCachingDirectory(FSDirectory.open(folder), SMALL_SEGMENT_MB, SMALL_SEGMENTS_MB);
        this.writer =
                new IndexWriter(directory, configuration().setOpenMode(mode).setCommitOnClose(false));
        this.searchers = new SearcherManager(writer, null);
    }

    static IndexWriterConfig configuration() {
        return new IndexWriterConfig(TextFields.analyser())
                .setSimilarity(TextFields.similarity())
                .setIndexSort(ArticleFields.NEWEST)
                .setRAMBufferSizeMB(BUFFER_MB);
    }

    /** What is stored in a folder; empty where there is no index of the present format. */
    static Optional<Content> content(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(directory)) {
                return Optional.empty();
            }
            Map<String, String> data =
                    DirectoryReader.listCommits(directory).getLast().getUserData();
            return Integer.toString(ArticleFields.FORMAT).equals(data.get(FORMAT))
                    ? Optional.of(new Content(
                            Objects.requireNonNull(data.get(DATABASE)),
                            Long.parseLong(data.get(SEQ)),
                            Instant.parse(data.get(AT))))
                    : Optional.empty();
        }
    }

    /** Opens what is stored. */
    static LuceneIndex open(Path folder) throws IOException {
        return new LuceneIndex(folder, IndexWriterConfig.OpenMode.APPEND);
    }

    /** Begins an empty one in the place of whatever is stored. */
    static LuceneIndex create(Path folder) throws IOException {
        return new LuceneIndex(folder, IndexWriterConfig.OpenMode.CREATE);
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** Adds articles that it does not have. */
    void add(Collection<IndexedArticle> articles) throws IOException {
        for (IndexedArticle article : articles) {
            writer.addDocument(ArticleFields.document(article));
        }
    }

    /** Puts articles in the place of what it has of them, and takes others out. */
    void replace(List<IndexedArticle> articles, Collection<UUID> gone) throws IOException {
        for (IndexedArticle article : articles) {
            writer.updateDocument(ArticleFields.id(article.id()), ArticleFields.document(article));
        }
        for (UUID id : gone) {
            writer.deleteDocuments(ArticleFields.id(id));
        }
    }

    /** Lets searches see what was written. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Stores what was written, and how far it goes. */
    void commit(Content content) throws IOException {
        writer.setLiveCommitData(Map.of(
                        FORMAT,
                        Integer.toString(ArticleFields.FORMAT),
                        DATABASE,
                        content.database(),
                        SEQ,
                        Long.toString(content.seq()),
                        AT,
                        content.at().toString())
                .entrySet());
        writer.commit();
    }

    int articles() {
        return writer.getDocStats().numDocs;
    }

    /** Ends without storing what was not committed. */
    @Override
    public void close() throws IOException {
        try (directory;
                writer) {
            searchers.close();
            if (writer.isOpen()) {
                writer.rollback();
            }
        }
    }
}
