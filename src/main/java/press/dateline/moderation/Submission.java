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
 * @param repeats the comment that says the same, by the same reader, not long before; of a guest without a token, by the
 *     same name on the same article
 * @param reader what is known of who has written it; absent where nobody is known, as in what earlier releases stored
 * @param external what the moderation service has said; absent as long as it has not, or is not asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Submission(
        UUID article,
        @Nullable UUID parent,
        String displayName,
        String text,
        Instant at,
        @Nullable UUID repeats,
        @Nullable Standing reader,
        @Nullable ExternalAnswer external) {

    Written written() {
        return new Written(article, parent, displayName, text, at);
    }

    /** The same, with what the moderation service has said. */
    Submission answered(ExternalAnswer said) {
        return new Submission(article, parent, displayName, text, at, repeats, reader, said);
    }

    /** The same, for those who are not to know what is known of its reader. */
    Submission withoutReader() {
        return new Submission(article, parent, displayName, text, at, repeats, null, external);
    }
}
