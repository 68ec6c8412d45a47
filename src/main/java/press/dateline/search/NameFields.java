package press.dateline.search;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import press.dateline.text.TypedText;
import press.dateline.web.Texts;

/** A named thing in Lucene's words, and what is asked of it. */
final class NameFields {

    static final String ID = "id";
    static final String KIND = "kind";

    /** Best match first, then by name. */
    static final Sort BEST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(NameFields.KEY, SortField.Type.STRING),
            new SortField(NameFields.ID, SortField.Type.STRING));

    private static final String KEY = "key";
    private static final String NAME = "name";
    private static final String ALIAS = "alias";
    private static final String SLUG = "slug";
    private static final String SHOWN = "shown";
    private static final String OTHER = "other";
    private static final String PATH = "path";

    private static final float IS_IT = 8;
    private static final float BEGINS_SO = 4;
    private static final float IN_ITS_NAME = 2;
    private static final int LONGEST_KEY = 200;

    private NameFields() {}

    static Document document(NamedThing thing) {
        Document document = new Document();
        String id = thing.id().toString();
        document.add(new StringField(ID, id, Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(id)));
        document.add(new StringField(KIND, thing.kind().word(), Field.Store.YES));
        String key = key(thing.name());
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new SortedDocValuesField(KEY, new BytesRef(key)));
        document.add(new StoredField(SLUG, thing.slug()));
        document.add(new StoredField(SHOWN, thing.name()));
        thing.path().forEach(step -> document.add(new StoredField(PATH, step)));
        TypedText.add(document, NAME, thing.name());
        if (!thing.aliases().isEmpty()) {
            thing.aliases().forEach(alias -> document.add(new StoredField(OTHER, alias)));
            TypedText.add(document, ALIAS, String.join("\n", thing.aliases()));
        }
        return document;
    }

    static NamedThing thing(Document stored) {
        return new NamedThing(
                Kind.valueOf(stored.get(KIND).toUpperCase(Locale.ROOT)),
                UUID.fromString(stored.get(ID)),
                stored.get(SLUG),
                stored.get(SHOWN),
                List.of(stored.getValues(OTHER)),
                List.of(stored.getValues(PATH)));
    }

    static Term id(UUID id) {
        return new Term(ID, id.toString());
    }

    /**
     * Finds what was typed among the names of things of some kinds.
     *
     * @param similar whether letters may be wrong
     */
    static Query query(String text, TypedText typed, Collection<Kind> kinds, boolean similar) {
        List<String> both = List.of(NAME, ALIAS);
        String key = key(text);
        return new BooleanQuery.Builder()
                .add(similar ? typed.similar(both) : typed.toLucene(both), Occur.MUST)
                .add(
                        new TermInSetQuery(
                                KIND,
                                kinds.stream()
                                        .map(kind -> new BytesRef(kind.word()))
                                        .toList()),
                        Occur.FILTER)
                .add(weighed(new TermQuery(new Term(KEY, key)), IS_IT), Occur.SHOULD)
                .add(weighed(new PrefixQuery(new Term(KEY, key)), BEGINS_SO), Occur.SHOULD)
                .add(weighed(typed.toLucene(List.of(NAME)), IN_ITS_NAME), Occur.SHOULD)
                .build();
    }

    private static Query weighed(Query query, float weight) {
        return new BoostQuery(new ConstantScoreQuery(query), weight);
    }

    private static String key(String name) {
        String folded = Texts.fold(name);
        byte[] bytes = folded.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_KEY ? folded : folded.substring(0, LONGEST_KEY / 4);
    }
}
