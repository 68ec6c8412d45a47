package press.dateline.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline judges: all that it knows of a comment. It is stored with the decision, so that the same rules can
 * be asked again.
 *
 * @param parent the comment that it answers
 * @param repeats the comment on the same article that says the same, by the same name, not long before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Submission(
        UUID article,
        @Nullable UUID parent,
        String displayName,
        String text,
        Instant at,
        @Nullable UUID repeats) {}
