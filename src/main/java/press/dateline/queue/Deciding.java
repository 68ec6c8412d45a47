package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.Writes;
import press.dateline.moderation.Decisions;
import press.dateline.web.Ids;
import press.dateline.web.Times;

/** Decides on comments. A decision settles their reports and appeals, and ends their claims. */
@ApplicationScoped
class Deciding {

    /** What its reader has taken back is in none of these. */
    private static final Set<String> DECIDABLE = Set.of("pending", "approved", "rejected");

    private static final String REJECTED = "rejected";

    private final Session session;
    private final Clock clock;

    Deciding(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * A decision that a moderator wants.
     *
     * @param state approved or rejected
     * @param reasonCode why, for the poster
     * @param note why, for moderators
     */
    record Wanted(
            UUID comment,
            String state,
            @Nullable String reasonCode,
            @Nullable String note) {}

    /**
     * A comment as it stands, locked until the transaction ends.
     *
     * @param toldCode why it was rejected, as the reader is told; null where it is not, and where they are not told
     * @param newest when it was decided on last; where it never was, when it was posted
     */
    private record Standing(
            String state,
            @Nullable String note,
            @Nullable String reasonCode,
            @Nullable String toldCode,
            Instant newest,
            boolean isReported,
            boolean isAppealed,
            @Nullable ClaimView claim) {

        /** Whether the decision says nothing new. */
        boolean isLike(Wanted wanted) {
            return state.equals(wanted.state)
                    && !isReported
                    && !isAppealed
                    && (wanted.note == null || wanted.note.equals(note))
                    && (wanted.reasonCode == null || wanted.reasonCode.equals(reasonCode));
        }

        /** The same, with the reason and the note of the rejection that it upholds, where it has none of its own. */
        Wanted complete(Wanted wanted) {
            return state.equals(REJECTED) && wanted.state.equals(REJECTED)
                    ? new Wanted(
                            wanted.comment,
                            REJECTED,
                            wanted.reasonCode == null ? toldCode : wanted.reasonCode,
                            wanted.note == null ? note : wanted.note)
                    : wanted;
        }
    }

    /**
     * Decides on comments, each another one; two statements, however many they are.
     *
     * @param override whether to decide on what another moderator holds
     * @return what became of each, in this order
     */
    List<DecidedView> decide(List<Wanted> all, Moderator by, boolean override) {
        Map<UUID, Standing> standing = locked(all.stream().map(Wanted::comment).toList());
        Instant now = after(standing.values());
        List<DecidedView> results = new ArrayList<>();
        List<Decisions.Made> made = new ArrayList<>();
        for (Wanted wanted : all) {
            Standing comment = standing.get(wanted.comment);
            DecidedView result = result(wanted, comment, by, override);
            results.add(result);
            if (result.decision() != null && comment != null) {
                Wanted complete = comment.complete(wanted);
                made.add(new Decisions.Made(
                        result.decision(),
                        complete.comment,
                        now,
                        Decisions.BY_KEY,
                        by.key(),
                        by.name(),
                        complete.state,
                        comment.state,
                        complete.reasonCode,
                        complete.note,
                        null));
            }
        }
        write(made, by, now);
        return results;
    }

    /** Now that nobody else decides; later than all that was decided, also by a clock that is ahead. */
    private Instant after(Collection<Standing> standing) {
        Instant now = Times.now(clock);
        return standing.stream()
                .map(comment -> comment.newest.plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private static DecidedView result(Wanted wanted, @Nullable Standing comment, Moderator by, boolean override) {
        if (comment == null || !DECIDABLE.contains(comment.state)) {
            return new DecidedView(wanted.comment, DecidedView.MISSING, null, null, null);
        }
        if (comment.isLike(wanted)) {
            return new DecidedView(wanted.comment, DecidedView.UNCHANGED, comment.state, null, null);
        }
        if (comment.claim != null && by.isOtherThan(comment.claim) && !override) {
            return new DecidedView(wanted.comment, DecidedView.HELD, comment.state, null, comment.claim);
        }
        return new DecidedView(wanted.comment, DecidedView.DONE, wanted.state, Ids.next(), null);
    }

    /** In the order of their ids, so that two who decide on the same ones do not wait for each other. */
    private Map<UUID, Standing> locked(List<UUID> comments) {
        return session.createNativeQuery("""
                        SELECT c.id, c.state, c.reason,
                            (SELECT d.reason_code FROM comment_decision d WHERE d.comment_id = c.id
                             ORDER BY d.at DESC, d.id DESC LIMIT 1) AS reason_code,
                            (SELECT CASE WHEN d.made_by = 'key' THEN d.reason_code
                                WHEN d.findings -> -1 ->> 'rule' <> 'sanction' THEN d.findings -> -1 ->> 'reason' END
                             FROM comment_decision d
                             WHERE d.comment_id = c.id AND d.state = 'rejected' AND d.undoes IS NULL
                             ORDER BY d.at DESC, d.id DESC LIMIT 1) AS told_code,
                            coalesce((SELECT max(d.at) FROM comment_decision d WHERE d.comment_id = c.id),
                                c.created_at) AS newest,
                            EXISTS (SELECT 1 FROM comment_reported x WHERE x.comment_id = c.id) AS reported,
                            EXISTS (SELECT 1 FROM comment_appeal y
                             WHERE y.comment_id = c.id AND y.settled_by IS NULL) AS appealed,
                            k.key, k.moderator, k.until
                        FROM comment c LEFT JOIN comment_claim k ON k.comment_id = c.id AND k.until > :now
                        WHERE c.id = ANY(cast(:comments AS uuid[])) ORDER BY c.id FOR NO KEY UPDATE OF c
                        """, Object[].class)
                .setParameter("now", Times.now(clock), Instant.class)
                .setParameter("comments", comments.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> new Standing(
                                (String) row[1],
                                (String) row[2],
                                (String) row[3],
                                (String) row[4],
                                (Instant) row[5],
                                (Boolean) row[6],
                                (Boolean) row[7],
                                Claims.view((UUID) row[8], (String) row[9], (Instant) row[10]))));
    }

    private void write(List<Decisions.Made> made, Moderator by, Instant now) {
        if (made.isEmpty()) {
            return;
        }
        Writes writes = new Writes();
        Decisions.add(writes, made);
        Map<String, Object> values = new HashMap<>();
        values.put(
                "comments", made.stream().map(one -> one.comment().toString()).toArray(String[]::new));
        values.put("decisions", made.stream().map(one -> one.id().toString()).toArray(String[]::new));
        values.put("states", made.stream().map(Decisions.Made::state).toArray(String[]::new));
        values.put("reasons", made.stream().map(Decisions.Made::reason).toArray(String[]::new));
        values.put("at", now);
        values.put("key", by.key());
        writes.add("""
                UPDATE comment c SET state = t.state, reason = t.reason, moderated_at = :at, moderated_by = :key
                FROM unnest(cast(:comments AS uuid[]), cast(:states AS text[]), cast(:reasons AS text[]))
                    AS t (id, state, reason)
                WHERE c.id = t.id
                """, some(values, "comments", "states", "reasons", "at", "key"));
        for (String table : List.of("comment_report", "comment_appeal")) {
            writes.add("UPDATE " + table + """
                     r SET settled_by = t.decision
                    FROM unnest(cast(:comments AS uuid[]), cast(:decisions AS uuid[])) AS t (id, decision)
                    WHERE r.comment_id = t.id AND r.settled_by IS NULL
                    """, some(values, "comments", "decisions"));
        }
        for (String table : List.of("comment_reported", "comment_claim")) {
            writes.add(
                    "DELETE FROM " + table + " WHERE comment_id = ANY(cast(:comments AS uuid[]))",
                    some(values, "comments"));
        }
        writes.execute(session);
    }

    private static Map<String, Object> some(Map<String, Object> values, String... names) {
        Map<String, Object> some = new HashMap<>();
        for (String name : names) {
            some.put(name, Objects.requireNonNull(values.get(name)));
        }
        return some;
    }
}
