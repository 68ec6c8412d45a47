package press.dateline.comment;

import java.util.Collection;
import java.util.UUID;

/** Fired in the transaction in which the texts of comments are removed, as their reader is erased. */
public record CommentsErased(Collection<UUID> comments) {}
