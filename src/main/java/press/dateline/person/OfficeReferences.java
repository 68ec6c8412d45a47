package press.dateline.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.change.CardMove;
import press.dateline.change.CardReferences;
import press.dateline.change.ChangeType;
import press.dateline.change.MovedRows;

/** Offices belong to a person and to a place: they move with both. */
@ApplicationScoped
class OfficeReferences implements CardReferences {

    private static final MovedRows OF_PLACE = MovedRows.of("office", "place_id", "id uuid");

    private final Session session;
    private final People people;

    OfficeReferences(Session session, People people) {
        this.session = session;
        this.people = people;
    }

    @Override
    public void move(CardMove move) {
        if (move.type() == ChangeType.PERSON) {
            moveOwn(move);
        } else if (move.type() == ChangeType.PLACE) {
            OF_PLACE.move(session, move);
            people.affected(moved(move), move.actor(), true);
        }
    }

    /** They follow those that the one who stays has; an office that both have had is had once. */
    private void moveOwn(CardMove move) {
        session.createNativeMutationQuery("""
                        WITH named AS (
                            SELECT t.*, EXISTS (
                                SELECT 1 FROM office o WHERE o.person_id = :into AND o.title = t.title
                                    AND (o.place_id, o.from_date, o.to_date)
                                        IS NOT DISTINCT FROM (t.place_id, t.from_date, t.to_date)) AS twofold
                            FROM office t WHERE t.person_id = :from
                        ), remembered AS (
                            INSERT INTO card_merge_move (merge_id, table_name, before, removed)
                            SELECT :merge, 'office', to_jsonb(n) - 'twofold', n.twofold FROM named n
                        ), removed AS (
                            DELETE FROM office t USING named n WHERE t.id = n.id AND n.twofold
                        )
                        UPDATE office t
                        SET person_id = :into, position = n.position + (
                            SELECT coalesce(max(o.position) + 1, 0) FROM office o WHERE o.person_id = :into)
                        FROM named n WHERE t.id = n.id AND NOT n.twofold
                        """)
                .setParameter("merge", move.merge())
                .setParameter("from", move.from())
                .setParameter("into", move.into())
                .executeUpdate();
    }

    @Override
    public void restore(CardMove move) {
        if (move.type() == ChangeType.PERSON) {
            session.createNativeMutationQuery("""
                            UPDATE office t
                            SET person_id = CAST(m.before ->> 'person_id' AS uuid),
                                position = CAST(m.before ->> 'position' AS integer)
                            FROM card_merge_move m
                            WHERE m.merge_id = :merge AND m.table_name = 'office' AND NOT m.removed
                                AND t.id = CAST(m.before ->> 'id' AS uuid)
                            """)
                    .setParameter("merge", move.merge())
                    .executeUpdate();
            session.createNativeMutationQuery("""
                            INSERT INTO office SELECT r.* FROM card_merge_move m
                            CROSS JOIN LATERAL jsonb_populate_record(CAST(NULL AS office), m.before) r
                            WHERE m.merge_id = :merge AND m.table_name = 'office' AND m.removed
                            """)
                    .setParameter("merge", move.merge())
                    .executeUpdate();
        } else if (move.type() == ChangeType.PLACE) {
            OF_PLACE.restore(session, move);
            people.affected(moved(move), move.actor(), true);
        }
    }

    /** The people whose offices were moved from one place to another. */
    private List<UUID> moved(CardMove move) {
        return session.createNativeQuery("""
                        SELECT DISTINCT o.person_id FROM card_merge_move m
                        JOIN office o ON o.id = CAST(m.before ->> 'id' AS uuid)
                        WHERE m.merge_id = :merge AND m.table_name = 'office'
                        """, UUID.class)
                .setParameter("merge", move.merge())
                .getResultList();
    }

    @Override
    public List<String> fingerprint(ChangeType type, UUID card) {
        return type == ChangeType.PLACE
                ? session.createNativeQuery(
                                OF_PLACE.fingerprint("id", "person_id", "position", "title", "from_date", "to_date"),
                                String.class)
                        .setParameter("card", card)
                        .getResultList()
                : List.of();
    }
}
