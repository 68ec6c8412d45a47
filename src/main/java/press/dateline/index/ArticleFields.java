package press.dateline.index;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import press.dateline.text.TextFields;

/**
 * An article in Lucene's words. Each segment is sorted as lists are, newest first; nothing is stored but ids and times,
 * as the summaries come from PostgreSQL.
 */
final class ArticleFields {

    /** Number of this layout: an index of another one is made anew. */
    static final int FORMAT = 5;

    static final String ID = "id";
    static final String FACET = "facet";
    static final String SHOWS = "shows";
    /** What contracts look at: see {@link press.dateline.access.Trait}. */
    static final String TRAIT = "trait";

    static final String RIGHTS_END = "rightsEnd";
    static final String EMBARGO_UNTIL = "embargoUntil";
    static final String ENDS_AT = "endsAt";
    static final String PUBLISHED_AT = "publishedAt";
    static final String UPDATED_AT = "updatedAt";
    static final String MODIFIED_AT = "modifiedAt";
    static final String ID_HIGH = "idHigh";
    static final String ID_LOW = "idLow";
    static final String SECTION = "section";
    static final String TAG = "tag";
    static final String PERSON = "person";
    static final String PLACE = "place";
    /** Marks the article that is shown to those who preview it, in an index of its own. */
    static final String PREVIEW = "preview";

    static final String YES = "1";

    static final Sort NEWEST = new Sort(
            new SortField(PUBLISHED_AT, SortField.Type.LONG, true),
            new SortField(ID_HIGH, SortField.Type.LONG, true),
            new SortField(ID_LOW, SortField.Type.LONG, true));

    private ArticleFields() {}

    static Document document(IndexedArticle article) {
        Document document = new Document();
        document.add(new StringField(ID, bytes(article.id()), Field.Store.NO));
        document.add(new NumericDocValuesField(PUBLISHED_AT, Micros.of(article.publishedAt())));
        document.add(new NumericDocValuesField(ID_HIGH, sortable(article.id().getMostSignificantBits())));
        document.add(new NumericDocValuesField(ID_LOW, sortable(article.id().getLeastSignificantBits())));
        time(document, UPDATED_AT, article.updatedAt());
        time(document, MODIFIED_AT, article.modifiedAt());
        if (article.embargoUntil() != null) {
            document.add(new LongPoint(EMBARGO_UNTIL, Micros.of(article.embargoUntil())));
        }
        if (article.endsAt() != null) {
            document.add(new LongPoint(ENDS_AT, Micros.of(article.endsAt())));
        }
        article.traits().forEach(trait -> document.add(new StringField(TRAIT, trait, Field.Store.NO)));
        if (article.rightsEnd() != null) {
            document.add(new LongPoint(RIGHTS_END, Micros.of(article.rightsEnd())));
        }
        article.facets().forEach(facet -> document.add(new StringField(FACET, bytes(facet), Field.Store.NO)));
        article.shows().forEach(card -> document.add(new StringField(SHOWS, bytes(card), Field.Store.NO)));
        TextFields.add(document, article.text());
        counted(document, SECTION, article.sections());
        counted(document, TAG, article.tags());
        counted(document, PERSON, article.people());
        counted(document, PLACE, article.places());
        return document;
    }

    private static void time(Document document, String field, Instant time) {
        document.add(new LongPoint(field, Micros.of(time)));
        document.add(new NumericDocValuesField(field, Micros.of(time)));
    }

    private static void counted(Document document, String field, List<UUID> ids) {
        ids.forEach(id -> document.add(new SortedSetDocValuesField(field, bytes(id))));
    }

    static Term id(UUID id) {
        return new Term(ID, bytes(id));
    }

    static List<BytesRef> bytes(Collection<UUID> ids) {
        return ids.stream().map(ArticleFields::bytes).toList();
    }

    static BytesRef bytes(UUID id) {
        return new BytesRef(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static UUID id(BytesRef bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Half of an id as a number that sorts as PostgreSQL sorts ids: by unsigned bytes. */
    static long sortable(long half) {
        return half ^ Long.MIN_VALUE;
    }
}
