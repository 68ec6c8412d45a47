package press.dateline.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.Writes;
import press.dateline.web.Ids;

/** The readers that are stored. */
@ApplicationScoped
class Readers {

    private static final String COLUMNS = "id, kind, display_name, email, roles, person_id, created_at";

    private static final String SIGNED_IN = """
            WITH known AS (
                SELECT %1$s FROM reader WHERE issuer = :issuer AND subject = :subject),
            written AS (
                INSERT INTO reader (id, kind, issuer, subject, account, display_name, created_at)
                SELECT :id, 'jwt', :issuer, :subject, :account, nullif(:name, ''), :at
                WHERE NOT EXISTS (SELECT 1 FROM known WHERE :name = '' OR display_name = :name)
                ON CONFLICT (issuer, subject) DO UPDATE
                    SET display_name = coalesce(excluded.display_name, reader.display_name)
                RETURNING %1$s)
            SELECT %1$s FROM written
            UNION ALL
            SELECT %1$s FROM known WHERE NOT EXISTS (SELECT 1 FROM written)
            """.formatted(COLUMNS);

    private final Session session;
    private final Accounts accounts;

    Readers(Session session, Accounts accounts) {
        this.session = session;
        this.accounts = accounts;
    }

    /** The guest with this secret; one statement. */
    Optional<ReaderCard> guest(Presented.Guest guest) {
        return session.createNativeQuery("SELECT " + COLUMNS + " FROM reader WHERE token_hash = :hash", Object[].class)
                .setParameter("hash", guest.tokenHash(), byte[].class)
                .getResultStream()
                .findFirst()
                .map(Readers::card);
    }

    /** Who has signed in, if they are known here; one statement. */
    Optional<ReaderCard> known(Presented.SignedIn reader) {
        return session.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM reader WHERE issuer = :issuer AND subject = :subject",
                        Object[].class)
                .setParameter("issuer", reader.issuer())
                .setParameter("subject", reader.subject())
                .getResultStream()
                .findFirst()
                .map(row -> withRolesOf(reader, card(row)));
    }

    /**
     * Who has signed in; whoever is not known here is from now on. One statement, which writes only what is new.
     *
     * @param name what they are called from now on; null where nothing says so
     */
    ReaderCard signedIn(Presented.SignedIn reader, @Nullable String name, Instant now) {
        Object[] row = session.createNativeQuery(SIGNED_IN, Object[].class)
                .setParameter("id", Ids.next())
                .setParameter("issuer", reader.issuer())
                .setParameter("subject", reader.subject())
                .setParameter("account", accounts.of(reader.issuer(), reader.subject()), byte[].class)
                .setParameter("name", Objects.requireNonNullElse(name, ""))
                .setParameter("at", now, Instant.class)
                .getSingleResult();
        return withRolesOf(reader, card(row));
    }

    private static ReaderCard withRolesOf(Presented.SignedIn reader, ReaderCard stored) {
        return new ReaderCard(
                stored.id(),
                stored.kind(),
                stored.displayName(),
                stored.email(),
                ReaderRoles.ALL.stream()
                        .filter(role ->
                                stored.roles().contains(role) || reader.roles().contains(role))
                        .collect(Collectors.toSet()),
                stored.person(),
                stored.createdAt());
    }

    /** Adds a new guest to the writes. */
    static void add(Writes writes, ReaderCard guest, byte[] tokenHash) {
        writes.add(
                """
                INSERT INTO reader (id, kind, token_hash, display_name, email, created_at)
                VALUES (:id, 'guest', :hash, :name, nullif(:email, ''), :at)
                """,
                Map.of(
                        "id", guest.id(),
                        "hash", tokenHash,
                        "name", Objects.requireNonNull(guest.displayName()),
                        "email", Objects.requireNonNullElse(guest.email(), ""),
                        "at", guest.createdAt()));
    }

    /** Adds to the writes what a guest says anew of their name and e-mail address. */
    static void change(Writes writes, UUID guest, String name, @Nullable String email) {
        writes.add(
                "UPDATE reader SET display_name = :name, email = coalesce(nullif(:email, ''), email) WHERE id = :id",
                Map.of("id", guest, "name", name, "email", Objects.requireNonNullElse(email, "")));
    }

    /** The readers with these ids; one statement. */
    Map<UUID, ReaderCard> of(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return session.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM reader WHERE id = ANY(cast(:ids AS uuid[]))", Object[].class)
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .map(Readers::card)
                .collect(Collectors.toMap(ReaderCard::id, Function.identity()));
    }

    /** The reader with this id, locked until the transaction ends; one statement. */
    Optional<ReaderCard> locked(UUID id) {
        return session.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM reader WHERE id = :id FOR NO KEY UPDATE", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(Readers::card);
    }

    /** Says what a reader is; one statement. */
    void appoint(UUID id, List<String> roles, @Nullable UUID person) {
        session.createNativeMutationQuery("UPDATE reader SET roles = :roles, person_id = :person WHERE id = :id")
                .setParameter("roles", roles.toArray(String[]::new), String[].class)
                .setParameter("person", person, UUID.class)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** All that is stored of a reader's person; one statement. */
    Optional<ExportedReader> exported(UUID id) {
        return session.createNativeQuery(
                        "SELECT " + COLUMNS + ", issuer, subject FROM reader WHERE id = :id", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> new ExportedReader(
                        (UUID) row[0],
                        (String) row[1],
                        (String) row[7],
                        (String) row[8],
                        (String) row[2],
                        (String) row[3],
                        List.of((String[]) row[4]),
                        (UUID) row[5],
                        (Instant) row[6]));
    }

    /** Whose tokens a reader's are, who posts nothing any more until the transaction ends; one statement. */
    Optional<Presented> leaving(UUID id) {
        return session.createNativeQuery(
                        "SELECT token_hash, issuer, subject FROM reader WHERE id = :id FOR UPDATE", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> row[0] == null
                        ? new Presented.SignedIn((String) row[1], (String) row[2], null, Set.of())
                        : new Presented.Guest((byte[]) row[0]));
    }

    /** Deletes a reader of whom nothing else tells any more; one statement. */
    void delete(UUID id) {
        session.createNativeMutationQuery("DELETE FROM reader WHERE id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    private static ReaderCard card(Object[] row) {
        return new ReaderCard(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Set.copyOf(List.of((String[]) row[4])),
                (UUID) row[5],
                (Instant) row[6]);
    }
}
