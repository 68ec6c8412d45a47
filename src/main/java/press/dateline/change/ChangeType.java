package press.dateline.change;

import java.util.Locale;

/** What a change is of. */
public enum ChangeType {
    ARTICLE,
    PERSON,
    PLACE,
    IMAGE,
    SECTION,
    TAG,
    SITE,
    KEY,
    PARTNER,
    ENTITLEMENT,
    SETTINGS;

    /** As it stands in JSON and SQL. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeType ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether two things of this type can be merged. */
    boolean merges() {
        return this == PERSON || this == PLACE;
    }

    /** Whether things of this type have slugs. */
    boolean hasSlugs() {
        return switch (this) {
            case ARTICLE, PERSON, PLACE, SECTION, TAG -> true;
            case IMAGE, SITE, KEY, PARTNER, ENTITLEMENT, SETTINGS -> false;
        };
    }
}
