package press.dateline.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose call it is.
 *
 * @param key the key's id
 * @param partner whose key it is; null of a key of the house
 */
public record KeyHolder(UUID key, @Nullable UUID partner) {}
