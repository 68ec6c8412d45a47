package press.dateline.change;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What a change is of. */
public enum ChangeType {
    ARTICLE,
    PERSON,
    PLACE,
    IMAGE,
    SECTION,
    TAG,
    SITE,
    /** Articles that are listed otherwise, though not published anew; its tags name them. Told to nobody outside. */
    LISTING,
    KEY,
    PARTNER,
    ENTITLEMENT,
    SETTINGS;

    private static final String TAG_SEPARATOR = ":";

    /** As it stands in JSON and SQL. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeType ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The cache tag of everything that shows a thing of this type. */
    public String tag(UUID id) {
        return word() + TAG_SEPARATOR + id;
    }

    /** The id in the tag of a thing of this type; empty where it is another type's. */
    Optional<UUID> ofTag(String tag) {
        return tag.startsWith(word() + TAG_SEPARATOR)
                ? Optional.of(UUID.fromString(tag.substring(word().length() + TAG_SEPARATOR.length())))
                : Optional.empty();
    }

    /** Whether somebody does it: what only follows from other changes stands in no audit. */
    boolean isAudited() {
        return this != LISTING;
    }

    /** Whether two things of this type can be merged. */
    boolean merges() {
        return this == PERSON || this == PLACE;
    }

    /** Whether things of this type have slugs. */
    boolean hasSlugs() {
        return switch (this) {
            case ARTICLE, PERSON, PLACE, SECTION, TAG -> true;
            case IMAGE, SITE, LISTING, KEY, PARTNER, ENTITLEMENT, SETTINGS -> false;
        };
    }
}
