package press.dateline.queue;

import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.web.ProblemException;

/** Which of those who share a key somebody is. */
@Schema(
        type = SchemaType.STRING,
        maxLength = Moderator.LONGEST_NAME,
        description = "Which of those who share the key this is",
        examples = "Night desk")
record ModeratorName(String text) {

    private static final Pattern VALID = Pattern.compile(Moderator.NAME);

    /** Called by Jakarta REST with the parameter's text. */
    public static ModeratorName fromString(String text) {
        if (text.length() > Moderator.LONGEST_NAME || !VALID.matcher(text).matches()) {
            throw ProblemException.parameter(
                    "moderator",
                    Moderator.NAME_MESSAGE + ", and be of " + Moderator.LONGEST_NAME + " characters at most.");
        }
        return new ModeratorName(text);
    }
}
