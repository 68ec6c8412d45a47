package press.dateline.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;

/**
 * What a client was told.
 *
 * @param status of HTTP
 * @param seq the header {@code Dateline-Seq}
 * @param isReplayed whether it was given before, or would have been
 * @param kind of the step that it answers
 * @param at when it came
 */
record EditorialAnswer(int status, String body, long seq, boolean isReplayed, EditorialStep.Kind kind, Instant at) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The step is not possible in the article's state, or there is no schedule to take off. */
    private static final Set<Integer> REFUSED = Set.of(404, 409);

    static EditorialAnswer of(HttpResponse<String> response, EditorialStep.Kind kind) {
        return new EditorialAnswer(
                response.statusCode(),
                response.body(),
                response.headers().firstValueAsLong("Dateline-Seq").orElse(0),
                response.headers().firstValue("Idempotency-Replayed").isPresent(),
                kind,
                Instant.now());
    }

    boolean isDone() {
        return status / 100 == 2;
    }

    /** The server cannot do it now, or does not know whether it is done: the client asks again. */
    boolean isUnavailable() {
        return status == 503;
    }

    /** The time that was to be scheduled had come before the request did. */
    boolean isTooLate() {
        return status == 400 && kind == EditorialStep.Kind.SCHEDULE && body.contains("must lie in the future");
    }

    /** It is one of those that the contract lets a client expect. */
    boolean isExpected() {
        return isDone() || isTooLate() || REFUSED.contains(status);
    }

    /** Whether it may have been given of an article that is in this state since. */
    boolean fits(EditorialState state) {
        if (!isDone()) {
            return true;
        }
        JsonNode told = json();
        return switch (kind) {
            case CREATE, SAVE ->
                told.path("revision").asInt() == state.draft()
                        && state.is(told.path("status").asText());
            case CORRECT ->
                told.path("revision").asInt() == state.published()
                        && told.path("text").asText().equals(state.corrections().getLast());
            case PUBLISH, SCHEDULE, UNSCHEDULE, WITHDRAW, RESTORE ->
                state.is(told.path("status").asText(), told.path("revision").asInt(), told.has("scheduledFor"));
        };
    }

    @Override
    public String toString() {
        return status + " at " + seq + (isReplayed ? ", replayed" : "") + (isDone() ? "" : ": " + body);
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }
}
