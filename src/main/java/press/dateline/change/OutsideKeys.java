package press.dateline.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Times;

/**
 * Finds cards by what others call them: their ids elsewhere (column {@code outside_ids}) and their names, folded as
 * {@link press.dateline.web.Texts#fold} does (column {@code name_keys}).
 */
public final class OutsideKeys {

    private final Session session;
    private final ChangeType type;

    private final ChangeLog log;
    private final Clock clock;

    OutsideKeys(Session session, ChangeType type, ChangeLog log, Clock clock) {
        this.session = session;
        this.type = type;
        this.log = log;
        this.clock = clock;
    }

    /** Whose ids elsewhere these are, in one statement; of several cards with the same one, the oldest. */
    public Map<String, UUID> byOutsideIds(Collection<String> outsideIds) {
        Map<String, UUID> owners = new HashMap<>();
        holders("outside_ids", outsideIds).forEach((key, ids) -> owners.put(key, ids.getFirst()));
        return owners;
    }

    /** Who bears these folded names, in one statement; oldest first. */
    public Map<String, List<UUID>> byNames(Collection<String> foldedNames) {
        return holders("name_keys", foldedNames);
    }

    /**
     * Gives cards that exist further ids elsewhere, in one statement; those that they have already change nothing. Each
     * gets a revision, as from an edit.
     *
     * @param owners the cards by the ids that they get
     * @param actor the key that does it; null for the machine
     */
    public void attach(Map<String, UUID> owners, @Nullable UUID actor) {
        if (owners.isEmpty()) {
            return;
        }
        List<Map.Entry<String, UUID>> entries = List.copyOf(owners.entrySet());
        session.createNativeQuery("""
                        WITH given AS (
                            UPDATE %1$s t
                            SET outside_ids = t.outside_ids || a.added, revision = t.revision + 1, modified_at = :at
                            FROM (
                                SELECT o.id, array_agg(k.value ORDER BY k.value) AS added
                                FROM unnest(CAST(:keys AS text[]), CAST(:owners AS uuid[])) AS k (value, owner)
                                JOIN %1$s o ON o.id = k.owner AND k.value <> ALL(o.outside_ids)
                                GROUP BY o.id) a
                            WHERE t.id = a.id
                            RETURNING t.id, t.revision, t.outside_ids
                        ), kept AS (
                            INSERT INTO card_revision (card_id, number, type, at, actor, body)
                            SELECT g.id, g.revision, r.type, :at, CAST(:actor AS uuid),
                                CAST(jsonb_set(CAST(r.body AS jsonb), '{outsideIds}', to_jsonb(g.outside_ids)) AS text)
                            FROM given g JOIN card_revision r ON r.card_id = g.id AND r.number = g.revision - 1
                        )
                        SELECT id, revision FROM given
                        """.formatted(type.word()), Object[].class)
                .setParameter("at", Times.now(clock), Instant.class)
                .setParameter("actor", actor == null ? null : actor.toString(), String.class)
                .setParameter("keys", entries.stream().map(Map.Entry::getKey).toArray(String[]::new), String[].class)
                .setParameter(
                        "owners",
                        entries.stream()
                                .map(entry -> entry.getValue().toString())
                                .toArray(String[]::new),
                        String[].class)
                .getResultList()
                .forEach(row ->
                        log.append(new Change(type, (UUID) row[0], ChangeKind.UPDATED, (Integer) row[1], null, actor)));
    }

    private Map<String, List<UUID>> holders(String column, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, List<UUID>> holders = new HashMap<>();
        session.createNativeQuery(
                        "SELECT k.value, t.id FROM " + type.word() + " t CROSS JOIN unnest(t." + column
                                + ") AS k (value) WHERE t." + column
                                + " && CAST(:keys AS text[]) AND k.value = ANY(CAST(:keys AS text[]))"
                                + " ORDER BY t.id",
                        Object[].class)
                .setParameter("keys", keys.toArray(String[]::new), String[].class)
                .getResultList()
                .forEach(row -> holders.computeIfAbsent((String) row[0], _ -> new ArrayList<>())
                        .add((UUID) row[1]));
        return holders;
    }
}
