package press.dateline.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeReader;
import press.dateline.change.Freshness;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/**
 * Answers a request with an {@code Idempotency-Key} once: the answer is stored in the running transaction, which is that
 * of the effect, and given again to whoever repeats the request within a day. What fails is rolled back with the claim
 * on the key, so it may be sent again, corrected.
 */
@ApplicationScoped
public class Idempotency {

    /** How long an answer is given again. */
    static final Duration KEPT = Duration.ofHours(24);

    /** Stands in answers that are given again. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /** Names the members of the answer that are not given again: JSON Pointers, parted by commas. What is in them may be missing in part. */
    static final String OMITTED = "Idempotency-Omitted";

    private static final String KEY = "Idempotency-Key";
    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** The headers of an answer that tell what the request has made; all others are of the moment. */
    private static final List<String> STORED = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.LINK);

    private final Session session;
    private final Caller caller;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpServerRequest http;
    private final ChangeReader log;
    private final Freshness freshness;

    Idempotency(
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

    /**
     * The key of the running request; null without one.
     *
     * @throws ProblemException 400 where it is not of the form
     */
    public @Nullable String key() {
        String key = http.getHeader(KEY);
        if (key != null && !VALID.matcher(key).matches()) {
            String detail = "takes 1 to 200 visible ASCII characters.";
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, KEY + " " + detail, List.of(Fault.header(KEY, detail)));
        }
        return key;
    }

    /**
     * Does what was asked for and stores the answer; or gives the stored one, with the header {@link #REPLAYED}.
     *
     * @param request all that makes the request this one, beside its caller, path and key
     * @throws ProblemException 422 where the key came with another request
     */
    public Response once(Object[] request, Callable<Response> effect) throws Exception {
        String key = key();
        if (key == null) {
            return effect.call();
        }
        byte[] hash = hash(request);
        return claim(key, hash) ? remember(key, effect.call()) : repeat(key, hash);
    }

    /** Waits while another request with the key is under way; false where it has been answered within a day. */
    private boolean claim(String key, byte[] hash) {
        Instant now = Times.now(clock);
        return session.createNativeMutationQuery("""
                        INSERT INTO idempotent_answer (caller, path, key, request_hash, status, headers, at)
                        SELECT ?1, ?2, ?3, ?4, 0, '{}', ?5
                        WHERE NOT EXISTS (SELECT 1 FROM idempotent_answer
                            WHERE caller = ?7 AND path = ?2 AND key = ?3 AND at > ?6)
                        ON CONFLICT (caller, path, key) DO UPDATE
                        SET request_hash = excluded.request_hash, status = 0, headers = '{}', body = NULL,
                            at = excluded.at
                        WHERE idempotent_answer.at <= ?6
                        """)
                        .setParameter(1, caller.names().getFirst())
                        .setParameter(2, http.path())
                        .setParameter(3, key)
                        .setParameter(4, hash)
                        .setParameter(5, now)
                        .setParameter(6, now.minus(KEPT))
                        .setParameter(7, caller.names().getLast())
                        .executeUpdate()
                == 1;
    }

    private Response remember(String key, Response answer) throws JsonProcessingException {
        Object whole = answer.getEntity();
        Object entity = whole instanceof HasSecret secret ? secret.withoutSecret() : whole;
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : STORED) {
            String value = answer.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (whole instanceof HasSecret) {
            String omitted = omitted(json.valueToTree(whole), json.valueToTree(entity));
            if (!omitted.isEmpty()) {
                headers.put(OMITTED, omitted);
            }
        }
        byte[] body = entity == null ? null : json.writeValueAsBytes(entity);
        session.createNativeMutationQuery("""
                        UPDATE idempotent_answer SET status = ?4, body = ?5, headers = cast(?6 AS jsonb),
                            shown = cast(?7 AS uuid[])
                        WHERE caller = ?1 AND path = ?2 AND key = ?3
                        """)
                .setParameter(1, caller.names().getFirst())
                .setParameter(2, http.path())
                .setParameter(3, key)
                .setParameter(4, answer.getStatus())
                .setParameter(5, body, byte[].class)
                .setParameter(6, json.writeValueAsString(headers))
                .setParameter(7, body == null ? new String[0] : StoredAnswers.shown(body), String[].class)
                .executeUpdate();
        return answer;
    }

    private static String omitted(JsonNode whole, JsonNode stored) {
        List<String> pointers = new ArrayList<>();
        whole.fieldNames().forEachRemaining(name -> {
            if (!whole.get(name).equals(stored.get(name))) {
                pointers.add("/" + name);
            }
        });
        return String.join(", ", pointers);
    }

    private Response repeat(String key, byte[] hash) throws IOException {
        Object[] stored = session.createNativeQuery(
                        "SELECT request_hash, status, body, cast(headers AS text) FROM idempotent_answer"
                                + " WHERE caller IN (?1, ?4) AND path = ?2 AND key = ?3 ORDER BY at DESC LIMIT 1",
                        Object[].class)
                .setParameter(1, caller.names().getFirst())
                .setParameter(4, caller.names().getLast())
                .setParameter(2, http.path())
                .setParameter(3, key)
                .getSingleResult();
        if (!Arrays.equals(hash, (byte[]) stored[0])) {
            throw new ProblemException(
                    ProblemType.KEY_REUSED,
                    "This Idempotency-Key came with another request before: make a new one for each new request.",
                    List.of(Fault.header(KEY, "was used for another request")));
        }
        // The effect's own number was not known yet when its answer was stored; the newest is not lower.
        freshness.atLeast(log.newest());
        Response.ResponseBuilder answer =
                Response.status((Integer) stored[1]).entity(stored[2]).header(REPLAYED, "true");
        if (stored[2] != null) {
            answer.type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"));
        }
        Map<String, String> headers = json.readValue((String) stored[3], new TypeReference<>() {});
        headers.forEach((name, value) -> {
            if (value != null) { // the release before wrote a null for no Location
                answer.header(name, value);
            }
        });
        return answer.build();
    }

    private byte[] hash(Object[] request) throws JsonProcessingException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
        for (Object parameter : request) {
            digest.update(json.writeValueAsBytes(Objects.requireNonNullElse(parameter, "")));
            digest.update((byte) 0);
        }
        return digest.digest();
    }
}
