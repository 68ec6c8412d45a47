package press.dateline.importing;

import org.jspecify.annotations.Nullable;

/**
 * Another identifier of an item (ninjs {@code altIds}). Only its provider knows whether the value is the item's alone.
 *
 * @param role what kind of identifier it is
 */
public record AltId(@Nullable String role, String value) {}
