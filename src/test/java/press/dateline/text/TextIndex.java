package press.dateline.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** Articles in memory, found as those of the index are. Their numbers, from 1, stand for the halves of their ids. */
final class TextIndex implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    /** The field of an article's name. */
    static final String NAME = "name";

    private static final String PUBLISHED_AT = "publishedAt";
    private static final String HIGH = "high";
    private static final String LOW = "low";

    private final List<String> names = new ArrayList<>();
    private final List<ArticleText> texts = new ArrayList<>();
    private final IndexWriter writer;
    private @Nullable DirectoryReader reader;

    TextIndex() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(TextFields.analyser())
                .setSimilarity(TextFields.similarity())
                .setIndexSort(new Sort(
                        new SortField(PUBLISHED_AT, SortField.Type.LONG, true),
                        new SortField(HIGH, SortField.Type.LONG, true),
                        new SortField(LOW, SortField.Type.LONG, true)));
        writer = new IndexWriter(new ByteBuffersDirectory(), config);
    }

    /** The written corpus. */
    static TextIndex ofCorpus() throws IOException {
        TextIndex index = new TextIndex();
        for (JsonNode article : resource("corpus.json")) {
            index.add(
                    article.get("id").asText(),
                    Instant.parse(article.get("publishedAt").asText()),
                    new ArticleText(
                            article.get("language").asText(),
                            article.get("headline").asText(),
                            article.get("standfirst").asText(),
                            texts(article.get("names")),
                            texts(article.get("body"))));
        }
        return index;
    }

    static JsonNode resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TextIndex.class.getResourceAsStream("/text/" + name))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    void add(String name, Instant publishedAt, ArticleText text) throws IOException {
        names.add(name);
        texts.add(text);
        Document document = new Document();
        document.add(new NumericDocValuesField(PUBLISHED_AT, ChronoUnit.MICROS.between(Instant.EPOCH, publishedAt)));
        document.add(new NumericDocValuesField(HIGH, 0));
        document.add(new NumericDocValuesField(LOW, names.size()));
        document.add(new StringField(NAME, name, Field.Store.NO));
        TextFields.add(document, text);
        writer.addDocument(document);
    }

    /** Ends a segment. */
    void commit() throws IOException {
        writer.commit();
    }

    IndexSearcher searcher() throws IOException {
        if (reader == null) {
            reader = DirectoryReader.open(writer);
        }
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(TextFields.similarity());
        return searcher;
    }

    /** The names of what a query finds, best first. */
    List<String> find(String language, String query) throws IOException {
        return find(SearchQuery.read("q", query, language).toLucene());
    }

    List<String> find(Query query) throws IOException {
        return names(ranked(query, Relevance.NEWEST, 100, null));
    }

    Relevance.Ranking ranked(Query query, int newest, int limit, Relevance.@Nullable Match after) throws IOException {
        return new Relevance(PUBLISHED_AT, HIGH, LOW, newest).best(searcher(), query, NOW, limit, after);
    }

    List<String> names(Relevance.Ranking ranking) {
        return ranking.matches().stream()
                .map(match -> names.get((int) match.idLow() - 1))
                .toList();
    }

    ArticleText text(String name) {
        return texts.get(names.indexOf(name));
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
        writer.close();
    }
}
