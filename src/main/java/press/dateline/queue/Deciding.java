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
     * @param newest when it was decided on last; where it never was, when it was posted
     */
    private record Standing(
            String state,
            @Nullable String note,
            @Nullable String reasonCode,
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
                made.add(new Decisions.Made(
                        result.decision(),
                        wanted.comment,
                        now,
                        Decisions.BY_KEY,
                        by.key(),
                        by.name(),
                        wanted.state,
                        comment.state,
                        wanted.reasonCode,
                        wanted.note,
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
                                (Instant) row[4],
                                (Boolean) row[5],
                                (Boolean) row[6],
                                Claims.view((UUID) row[7], (String) row[8], (Instant) row[9]))));
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
