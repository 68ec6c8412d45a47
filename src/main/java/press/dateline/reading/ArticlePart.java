package press.dateline.reading;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Something that {@code include} adds to articles. Features that stand on articles implement it. */
public interface ArticlePart {

    /** Its name in {@code include}, and the member's. */
    String name();

    /**
     * What is added to each of the articles, as JSON in UTF-8; by one statement at most. The caller may read them.
     *
     * @param articles ids and slugs
     */
    Map<UUID, byte[]> of(Collection<Asked> articles);

    /** An article that is to have the part. */
    record Asked(UUID id, String slug) {}
}
