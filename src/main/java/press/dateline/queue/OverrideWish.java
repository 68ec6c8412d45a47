package press.dateline.queue;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.web.ProblemException;

/** Whether to decide on what another moderator holds. */
@Schema(
        type = SchemaType.BOOLEAN,
        defaultValue = "false",
        description = "Whether to decide on what another moderator has claimed, too")
record OverrideWish(boolean isWanted) {

    /** Called by Jakarta REST with the parameter's text. */
    public static OverrideWish fromString(String text) {
        return switch (text) {
            case "true" -> new OverrideWish(true);
            case "false" -> new OverrideWish(false);
            default -> throw ProblemException.parameter("override", "must be true or false.");
        };
    }
}
