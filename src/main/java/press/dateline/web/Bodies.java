package press.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** Reads JSON that did not come as a request's body by the rules that bodies obey. */
@Singleton
public final class Bodies {

    private final ObjectMapper json;
    private final Validator validator;
    private final BodyLimit limit;

    Bodies(ObjectMapper json, Validator validator, BodyLimit limit) {
        this.json = json;
        this.validator = validator;
        this.limit = limit;
    }

    /**
     * The value in its shape, valid.
     *
     * @throws ProblemException naming the place where it breaks the shape
     */
    public <T> T read(JsonNode value, Class<T> shape) {
        try {
            return valid(json.treeToValue(value, shape));
        } catch (JsonProcessingException e) {
            throw BodyFaults.of(e);
        }
    }

    /**
     * The value, if it keeps to the rules of its shape.
     *
     * @throws ProblemException naming the place where it does not
     */
    public <T> T valid(T value) {
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw Problems.of(new ConstraintViolationException(violations));
        }
        return value;
    }

    /**
     * Checks that what grew piece by piece can still be sent back as a whole.
     *
     * @throws ProblemException 413 where its JSON is larger than a body may be
     */
    public void requireSendable(Object value) {
        try {
            int bytes = json.writeValueAsBytes(value).length;
            if (bytes > limit.bytes()) {
                throw new ProblemException(
                        ProblemType.BODY_TOO_LARGE,
                        "The whole would have " + bytes + " bytes, and could not be sent back: a JSON body may have "
                                + limit.bytes() + " at most.");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from JSON can be written", e);
        }
    }

    /** A value as JSON. */
    public JsonNode write(Object value) {
        return json.valueToTree(value);
    }
}
