package press.dateline.comment;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.web.ProblemException;

/** How many of the comments above one are shown with it. Too many is refused, never clamped. */
@Schema(
        description = "How many of the comments above one are shown, 0 to 10",
        type = SchemaType.INTEGER,
        minimum = "0",
        maximum = "10")
record Ancestors(int most) {

    private static final int LARGEST = 10;

    /** Called by Jakarta REST with the parameter's text. */
    public static Ancestors fromString(String text) {
        try {
            int most = Integer.parseInt(text);
            if (most >= 0 && most <= LARGEST) {
                return new Ancestors(most);
            }
        } catch (NumberFormatException e) {
            // falls through to the problem, which says what is allowed
        }
        throw ProblemException.parameter("context", "must be a whole number from 0 to " + LARGEST + ".");
    }
}
