package press.dateline.importing;

import org.jspecify.annotations.Nullable;

/**
 * A person, subject or organisation of an item.
 *
 * @param outsideId its URI, or the scheme and code of ninjs 1.x
 * @param about whether the item is about it, rather than mentions it
 * @param wikidataId the item of Wikidata, such as Q567
 */
public record ImportedName(
        String name,
        @Nullable String outsideId,
        boolean about,
        @Nullable String wikidataId) {

    /** A name of which nothing else is said. */
    public ImportedName(String name, @Nullable String outsideId, boolean about) {
        this(name, outsideId, about, null);
    }
}
