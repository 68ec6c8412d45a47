package press.dateline.reading;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.CacheTags;

/** Something that {@code include} adds to articles. Features that stand on articles implement it. */
public interface ArticlePart {

    /** Its name in {@code include}, and the member's. */
    String name();

    /**
     * What is added to each of the articles, by one statement at most; empty where that takes too long: then the part is
     * left out, and the answer not stored. The caller may read the articles.
     *
     * @param articles ids and slugs
     */
    Optional<Map<UUID, Added>> of(Collection<Asked> articles);

    /** Whether answers with it may be stored: all that changes it is in the change log. */
    boolean isKept();

    /**
     * What is added to an article.
     *
     * @param tags what it rests on
     * @param validUntil when it ends by the clock; null where it does not
     */
    record Added(byte[] json, CacheTags tags, @Nullable Instant validUntil) {}

    /** The earlier of two ends; null: there is none. */
    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /** An article that is to have the part. */
    record Asked(UUID id, String slug) {}
}
