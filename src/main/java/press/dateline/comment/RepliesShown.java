package press.dateline.comment;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.web.ProblemException;

/** How many replies a thread shows in a list of threads. Too many is refused, never clamped. */
@Schema(
        description = "How many replies a thread shows at most, 0 to 100",
        type = SchemaType.INTEGER,
        minimum = "0",
        maximum = "100",
        defaultValue = RepliesShown.DEFAULT)
record RepliesShown(int value) {

    static final String DEFAULT = "3";

    /** How many there are where none is asked for: so that twenty busy threads are 80 comments, and not 2,000. */
    static final RepliesShown USUAL = fromString(DEFAULT);

    private static final int LARGEST = 100;

    /** Called by Jakarta REST with the parameter's text. */
    public static RepliesShown fromString(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= LARGEST) {
                return new RepliesShown(value);
            }
        } catch (NumberFormatException e) {
            // falls through to the problem, which says what is allowed
        }
        throw ProblemException.parameter("replies", "must be a whole number from 0 to " + LARGEST + ".");
    }
}
