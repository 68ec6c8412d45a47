package press.dateline.moderation;

import java.util.UUID;

/** Who has written something: the reader, who may be new, and whether they work for the publication. */
public record WrittenBy(UUID reader, boolean isStaff) {}
