package press.dateline.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardIds;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;

/** What those who run the discussion know of readers, and say of them. */
@ApplicationScoped
class ReaderDesk {

    private final Readers readers;
    private final CardIds people;

    ReaderDesk(Readers readers, Session session) {
        this.readers = readers;
        this.people = new CardIds(session, ChangeType.PERSON);
    }

    ReaderCard require(String id) {
        return Ids.parse(id)
                .flatMap(reader ->
                        Optional.ofNullable(readers.of(List.of(reader)).get(reader)))
                .orElseThrow(() -> ProblemException.notFound("reader", id));
    }

    /** The reader, whom nobody else changes until the transaction ends. */
    ReaderCard locked(String id) {
        return Ids.parse(id).flatMap(readers::locked).orElseThrow(() -> ProblemException.notFound("reader", id));
    }

    /** Says what a reader is from now on; two statements. */
    ReaderCard appoint(ReaderCard reader, ReaderChanges wanted) {
        List<String> roles =
                ReaderRoles.ALL.stream().filter(wanted.roles()::contains).toList();
        @Nullable String named = wanted.person();
        @Nullable UUID person = named == null ? null : people.require(named, "/person");
        readers.appoint(reader.id(), roles, person);
        return new ReaderCard(
                reader.id(),
                reader.kind(),
                reader.displayName(),
                reader.email(),
                Set.copyOf(roles),
                person,
                reader.createdAt());
    }
}
