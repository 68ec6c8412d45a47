package press.dateline.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import press.dateline.change.ChangeReader;
import press.dateline.change.Freshness;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** Does what {@link Idempotent} says, inside the transaction. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
class IdempotentInterceptor {

    private static final String KEY = "Idempotency-Key";
    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Session session;
    private final Caller caller;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpServerRequest http;
    private final ChangeReader log;
    private final Freshness freshness;

    IdempotentInterceptor(
            Session session,
            Caller caller,
            ObjectMapper json,
            Clock clock,
            HttpServerRequest http,
            ChangeReader log,
            Freshness freshness) {
        this.session = session;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
        this.http = http;
        this.log = log;
        this.freshness = freshness;
    }

    @AroundInvoke
    Object once(InvocationContext context) throws Exception {
        String key = http.getHeader(KEY);
        if (key == null) {
            return context.proceed();
        }
        if (!VALID.matcher(key).matches()) {
            String detail = "takes 1 to 200 visible ASCII characters.";
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, KEY + " " + detail, List.of(Fault.header(KEY, detail)));
        }
        byte[] hash = hash(context.getParameters());
        return claim(key, hash) ? remember(key, (Response) context.proceed()) : repeat(key, hash);
    }

    /** Waits while another request with the key is under way; false where it has been answered already. */
    private boolean claim(String key, byte[] hash) {
        return session.createNativeMutationQuery("""
                        INSERT INTO idempotent_answer (caller, path, key, request_hash, status, headers, at)
                        VALUES (?1, ?2, ?3, ?4, 0, '{}', ?5) ON CONFLICT DO NOTHING
                        """)
                        .setParameter(1, who())
                        .setParameter(2, http.path())
                        .setParameter(3, key)
                        .setParameter(4, hash)
                        .setParameter(5, Times.now(clock))
                        .executeUpdate()
                == 1;
    }

    private Response remember(String key, Response answer) throws Exception {
        Object entity = answer.getEntity() instanceof HasSecret secret ? secret.withoutSecret() : answer.getEntity();
        session.createNativeMutationQuery("""
                        UPDATE idempotent_answer
                        SET status = ?4, body = ?5, headers = jsonb_build_object('location', cast(?6 AS text))
                        WHERE caller = ?1 AND path = ?2 AND key = ?3
                        """)
                .setParameter(1, who())
                .setParameter(2, http.path())
                .setParameter(3, key)
                .setParameter(4, answer.getStatus())
                .setParameter(5, entity == null ? null : json.writeValueAsBytes(entity), byte[].class)
                .setParameter(6, answer.getHeaderString(HttpHeaders.LOCATION), String.class)
                .executeUpdate();
        return answer;
    }

    private Response repeat(String key, byte[] hash) {
        Object[] stored = session.createNativeQuery(
                        "SELECT request_hash, status, body, headers ->> 'location' FROM idempotent_answer"
                                + " WHERE caller = ?1 AND path = ?2 AND key = ?3",
                        Object[].class)
                .setParameter(1, who())
                .setParameter(2, http.path())
                .setParameter(3, key)
                .getSingleResult();
        if (!Arrays.equals(hash, (byte[]) stored[0])) {
            throw new ProblemException(
                    ProblemType.KEY_REUSED,
                    "This Idempotency-Key came with another body before: make a new one for each new request.",
                    List.of(Fault.header(KEY, "was used for another request")));
        }
        // The effect's own number was not known yet when its answer was stored; the newest is not lower.
        freshness.atLeast(log.newest());
        Response.ResponseBuilder answer =
                Response.status((Integer) stored[1]).entity(stored[2]).header("Idempotency-Replayed", "true");
        if (stored[2] != null) {
            answer.type(MediaType.APPLICATION_JSON);
        }
        if (stored[3] != null) {
            answer.header(HttpHeaders.LOCATION, stored[3]);
        }
        return answer.build();
    }

    private String who() {
        UUID key = caller.key();
        return key == null ? "guest:" + http.remoteAddress().hostAddress() : "key:" + key;
    }

    private byte[] hash(Object[] parameters) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Object parameter : parameters) {
            digest.update(json.writeValueAsBytes(Objects.requireNonNullElse(parameter, "")));
            digest.update((byte) 0);
        }
        return digest.digest();
    }
}
