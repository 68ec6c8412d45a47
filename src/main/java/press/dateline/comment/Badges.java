package press.dateline.comment;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import press.dateline.reader.ReaderCard;
import press.dateline.reader.ReaderRoles;

/** What the reader of a comment is, as everybody may see. */
final class Badges {

    static final String AUTHOR = "author";

    static final String SCHEMA =
            "What the reader was when it was posted: author (of the article), staff, expert; more may come";

    private Badges() {}

    /** Those of a reader on an article that these people have written. */
    static List<String> of(ReaderCard reader, Collection<UUID> authors) {
        UUID person = reader.person();
        Stream<String> roles = ReaderRoles.ALL.stream().filter(reader.roles()::contains);
        return person != null && authors.contains(person)
                ? Stream.concat(Stream.of(AUTHOR), roles).toList()
                : roles.toList();
    }
}
