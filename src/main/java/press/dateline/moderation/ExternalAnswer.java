package press.dateline.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the moderation service has said of a comment. It is stored with the decision.
 *
 * @param reason a code; of an answer that is none, what went wrong
 */
record ExternalAnswer(Answer.Decision decision, String reason) {

    /** No answer came in time, or none at all. */
    static final ExternalAnswer UNAVAILABLE = new ExternalAnswer(Answer.Decision.QUEUE, "external-unavailable");

    /** What came is no answer. */
    static final ExternalAnswer INVALID = new ExternalAnswer(Answer.Decision.QUEUE, "external-invalid");

    private static final String UNGIVEN = "external";
    private static final Pattern REASON = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int LONGEST_REASON = 50;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private record Said(@Nullable String decision, @Nullable String reason) {}

    /** Reads what the service has sent. */
    static ExternalAnswer of(String body) {
        Said said;
        try {
            said = JSON.readValue(body, Said.class);
        } catch (JsonProcessingException e) {
            return INVALID;
        }
        if (said == null || said.decision() == null) {
            return INVALID;
        }
        String reason = said.reason() == null ? UNGIVEN : said.reason();
        if (reason.length() > LONGEST_REASON
                || !REASON.matcher(reason).matches()
                || reason.equals(ExternalPhase.WAITING)) {
            return INVALID;
        }
        for (Answer.Decision decision : Answer.Decision.values()) {
            if (decision.word().equals(said.decision())) {
                return new ExternalAnswer(decision, reason);
            }
        }
        return INVALID;
    }
}
