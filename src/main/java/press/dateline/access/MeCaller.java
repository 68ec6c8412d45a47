package press.dateline.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose key asks what it may do.
 *
 * @param partner whose the key is; null for the publisher's own
 */
public record MeCaller(UUID key, @Nullable UUID partner, Set<String> scopes) {}
