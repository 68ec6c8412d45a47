package press.dateline.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.web.Ids;

/** The records of merges, and the rows that leave a table with a merge and come back with its end. */
@ApplicationScoped
class MergeRecords {

    private static final MovedRows SLUGS = MovedRows.of("former_slug", "target_id", "type text", "slug text");
    private static final MovedRows IDS = MovedRows.of("former_id", "target_id", "id uuid");

    private final Session session;

    MergeRecords(Session session) {
        this.session = session;
    }

    /** A merge that has not been taken back. */
    record Open(UUID id, UUID from, UUID into, String intoBefore, String intoAfter, String fingerprint) {}

    /** The merge of what had this id or slug, locked; empty where there is none, or it was taken back. */
    Optional<Open> open(ChangeType type, String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        var query = session.createNativeQuery(
                "SELECT id, from_id, into_id, into_before, into_after, fingerprint FROM card_merge"
                        + " WHERE undone_at IS NULL AND type = ?1 AND "
                        + (id.isPresent() ? "from_id" : "from_slug") + " = ?2 FOR UPDATE",
                Object[].class);
        query.setParameter(1, type.word());
        id.ifPresentOrElse(uuid -> query.setParameter(2, uuid), () -> query.setParameter(2, idOrSlug));
        return query.getResultStream()
                .findFirst()
                .map(row ->
                        new Open((UUID) row[0], (UUID) row[1], (UUID) row[2], (String) row[3], (String) row[4], (String)
                                row[5]));
    }

    /** Begins a record: the row of the one that goes, and the shapes of the one that stays. */
    void begin(CardMove move, String slug, String before, String after) {
        session.flush();
        session.createNativeMutationQuery("""
                        INSERT INTO card_merge (
                            id, type, from_id, from_slug, from_row, into_id, into_before, into_after, at, actor)
                        SELECT :merge, :type, t.id, :slug, to_jsonb(t), :into, :before, :after, :at, CAST(:actor AS uuid)
                        FROM %s t WHERE t.id = :from
                        """.formatted(move.type().word()))
                .setParameter("merge", move.merge())
                .setParameter("type", move.type().word())
                .setParameter("slug", slug)
                .setParameter("into", move.into())
                .setParameter("before", before)
                .setParameter("after", after)
                .setParameter("at", move.at(), Instant.class)
                .setParameter(
                        "actor", move.actor() == null ? null : move.actor().toString(), String.class)
                .setParameter("from", move.from())
                .executeUpdate();
    }

    /** The one that goes leaves its table; its id and slugs lead to the one that stays. */
    void leave(CardMove move, String slug) {
        session.createNativeMutationQuery("DELETE FROM " + move.type().word() + " WHERE id = ?1")
                .setParameter(1, move.from())
                .executeUpdate();
        SLUGS.move(session, move);
        IDS.move(session, move);
        new FormerSlugs(session).keep(move.type(), slug, move.into(), move.at());
        session.createNativeMutationQuery("INSERT INTO former_id (id, type, target_id, at) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, move.from())
                .setParameter(2, move.type().word())
                .setParameter(3, move.into())
                .setParameter(4, move.at())
                .executeUpdate();
    }

    /** Keeps what tells later whether the merge can be taken back. */
    void seal(CardMove move, String fingerprint) {
        session.createNativeMutationQuery("UPDATE card_merge SET fingerprint = ?2 WHERE id = ?1")
                .setParameter(1, move.merge())
                .setParameter(2, fingerprint)
                .executeUpdate();
    }

    /** The one that went is in its table again, and its id and slugs are its own. */
    void comeBack(CardMove move) {
        String table = move.type().word();
        // Where it lay within a place that was merged since, it lies within that place's successor.
        session.createNativeMutationQuery("""
                        INSERT INTO %1$s SELECT r.* FROM card_merge m
                        LEFT JOIN former_id f ON f.id = CAST(m.from_row ->> 'parent_id' AS uuid)
                        CROSS JOIN LATERAL jsonb_populate_record(
                            CAST(NULL AS %1$s), m.from_row || CASE WHEN f.id IS NULL THEN CAST('{}' AS jsonb)
                                ELSE jsonb_build_object('parent_id', f.target_id) END) r
                        WHERE m.id = :merge
                        """.formatted(table))
                .setParameter("merge", move.merge())
                .executeUpdate();
        SLUGS.restore(session, move);
        IDS.restore(session, move);
        session.createNativeMutationQuery("DELETE FROM former_id WHERE id = ?1")
                .setParameter(1, move.from())
                .executeUpdate();
        session.createNativeMutationQuery("""
                        DELETE FROM former_slug f USING card_merge m
                        WHERE m.id = ?1 AND f.type = m.type AND f.slug = m.from_slug AND f.target_id = m.into_id
                        """).setParameter(1, move.merge()).executeUpdate();
    }

    /** Ends a record: the merge was taken back. */
    void end(CardMove move) {
        session.createNativeMutationQuery("DELETE FROM card_merge_move WHERE merge_id = ?1")
                .setParameter(1, move.merge())
                .executeUpdate();
        session.createNativeMutationQuery(
                        "UPDATE card_merge SET undone_at = :at, undone_by = CAST(:actor AS uuid) WHERE id = :merge")
                .setParameter("at", move.at(), Instant.class)
                .setParameter(
                        "actor", move.actor() == null ? null : move.actor().toString(), String.class)
                .setParameter("merge", move.merge())
                .executeUpdate();
    }
}
