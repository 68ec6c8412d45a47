package press.dateline.live;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Scope;
import press.dateline.access.SecretEnded;
import press.dateline.access.TicketRequest;
import press.dateline.access.Token;
import press.dateline.database.BackgroundWork;

/** The tickets that were not used yet: their hashes, never the tickets. */
@ApplicationScoped
class StreamTickets {

    /** What every ticket begins with. */
    static final String PREFIX = "dlt_";

    private static final Duration GOOD = Duration.ofSeconds(60);

    /** What of a key's scopes a ticket has: those by which a discussion is read. */
    private static final Set<String> PASSED_ON = Set.of(Scope.CONTENT_READ, Scope.CONTENT_EMBARGO);

    private final Session session;
    private final BackgroundWork background;
    private final Clock clock;

    StreamTickets(Session session, BackgroundWork background, Clock clock) {
        this.session = session;
        this.background = background;
        this.clock = clock;
    }

    /** A ticket in the clear, and until when it can be used. */
    record Made(Token token, Instant expiresAt) {}

    /**
     * Whom a ticket stands for.
     *
     * @param key a key
     * @param scopes what that may do here
     * @param until when it, or the secret that was sent for the ticket, stops working; null: never
     */
    record Bearer(UUID key, Set<String> scopes, @Nullable Instant until) {}

    /**
     * Makes one for an article's stream, which stands for a key.
     *
     * @param keyUntil when that stops working; null: never
     */
    Made make(UUID article, UUID key, @Nullable Instant keyUntil, Instant now) {
        Made made = new Made(Token.generate(PREFIX), earlier(now.plus(GOOD), keyUntil));
        session.createNativeMutationQuery(
                        "INSERT INTO stream_ticket (token_hash, article_id, made_by, expires_at, key_until)"
                                + " VALUES (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, made.token().hash())
                .setParameter(2, article)
                .setParameter(3, key)
                .setParameter(4, made.expiresAt())
                .setParameter(5, keyUntil, Instant.class)
                .executeUpdate();
        return made;
    }

    /**
     * Uses one up; one statement, so that it lets in one only, on whatever instances it comes. Empty where it is not one,
     * or of another article, has expired, or its key is not good any more.
     */
    Optional<Bearer> use(TicketRequest request, Instant now) {
        return Token.parse(PREFIX, request.ticket())
                .flatMap(token -> QuarkusTransaction.requiringNew()
                        .call(() -> session
                                .createNativeQuery("""
                                DELETE FROM stream_ticket t
                                USING article a, api_key k LEFT JOIN partner p ON p.id = k.partner_id
                                WHERE t.token_hash = :hash AND a.id = t.article_id AND k.id = t.made_by
                                  AND (a.slug = :article OR cast(a.id AS text) = lower(:article))
                                RETURNING k.id, k.scopes, t.expires_at, k.expires_at, coalesce(k.revoked_at, p.ended_at),
                                    t.key_until
                                """, Object[].class)
                                .setParameter("hash", token.hash(), byte[].class)
                                .setParameter("article", request.article())
                                .getResultList()
                                .stream()
                                .filter(row -> isAhead((Instant) row[2], now)
                                        && isAhead((Instant) row[3], now)
                                        && isAhead((Instant) row[5], now))
                                .filter(row -> row[4] == null)
                                .findFirst()
                                .map(row -> new Bearer(
                                        (UUID) row[0],
                                        passedOn((String[]) row[1]),
                                        row[3] == null
                                                ? (Instant) row[5]
                                                : earlier((Instant) row[3], (Instant) row[5])))));
    }

    private static boolean isAhead(@Nullable Instant end, Instant now) {
        return end == null || end.isAfter(now);
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    /** Those that a key has made are good no longer, whichever of its secrets they were made with. */
    void ended(@Observes SecretEnded secret) {
        session.createNativeMutationQuery("DELETE FROM stream_ticket WHERE made_by = ?1")
                .setParameter(1, secret.key())
                .executeUpdate();
    }

    private static Set<String> passedOn(String[] scopes) {
        return Arrays.stream(scopes).filter(PASSED_ON::contains).collect(Collectors.toSet());
    }

    /** Those that nobody came with. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void trim() {
        background.once(() -> QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("DELETE FROM stream_ticket WHERE expires_at <= ?1")
                        .setParameter(1, clock.instant())
                        .executeUpdate()));
    }
}
