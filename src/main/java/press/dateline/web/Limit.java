package press.dateline.web;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many items a page holds. Too many is refused, never clamped. */
@Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20")
public record Limit(int value) {

    /** The page size where none is asked for. */
    public static final String DEFAULT = "20";

    private static final int LARGEST = 100;

    /** Called by Jakarta REST with the parameter's text. */
    public static Limit fromString(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= LARGEST) {
                return new Limit(value);
            }
        } catch (NumberFormatException e) {
            // falls through to the problem, which says what is allowed
        }
        throw ProblemException.parameter("limit", "must be a whole number from 1 to " + LARGEST + ".");
    }
}
