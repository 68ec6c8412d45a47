package press.dateline.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The word lists. */
enum ListName {
    /** A comment with one of these is rejected. */
    BANNED("01900000-0000-7000-8000-000000000002"),
    /** A comment with one of these goes to a moderator. */
    SUSPECT("01900000-0000-7000-8000-000000000003");

    private final UUID id;

    ListName(String id) {
        this.id = UUID.fromString(id);
    }

    /** What the change log and the audit call it. */
    UUID id() {
        return id;
    }

    /** As it stands in addresses and SQL. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ListName> ofWord(String word) {
        return Arrays.stream(values()).filter(list -> list.word().equals(word)).findFirst();
    }
}
