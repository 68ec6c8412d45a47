package press.dateline.moderation;

import java.util.UUID;

/**
 * Who has written something.
 *
 * @param isStaff whether they work for the publication
 * @param isNew whether nobody knew of the reader before: a guest without a token, who may be anybody
 */
public record WrittenBy(UUID reader, boolean isStaff, boolean isNew) {

    /** A reader who is known. */
    public WrittenBy(UUID reader, boolean isStaff) {
        this(reader, isStaff, false);
    }
}
