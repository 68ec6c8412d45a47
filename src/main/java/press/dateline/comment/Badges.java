package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import press.dateline.reader.ReaderCard;
import press.dateline.reader.ReaderRoles;

/** What the reader of a comment is, as everybody may see. */
@ApplicationScoped
class Badges {

    static final String SCHEMA =
            "What the reader was when it was posted: author (of the article), staff, expert; more may come";

    private static final String AUTHOR = "author";

    private final Session session;

    Badges(Session session) {
        this.session = session;
    }

    /** Those of a reader on an article; one statement for readers who are somebody among the people, else none. */
    List<String> of(ReaderCard reader, UUID article) {
        UUID person = reader.person();
        Stream<String> roles = ReaderRoles.ALL.stream().filter(reader.roles()::contains);
        return person != null && isAuthor(person, article)
                ? Stream.concat(Stream.of(AUTHOR), roles).toList()
                : roles.toList();
    }

    private boolean isAuthor(UUID person, UUID article) {
        return !session.createNativeQuery("""
                        SELECT a.id, w.person_id FROM article a
                        JOIN revision r ON r.article_id = a.id AND r.number = a.published_revision
                        JOIN revision_author w ON w.revision_id = r.id
                        WHERE a.id = :article AND w.person_id = :person
                        """, Object[].class)
                .setParameter("article", article)
                .setParameter("person", person)
                .getResultList()
                .isEmpty();
    }
}
