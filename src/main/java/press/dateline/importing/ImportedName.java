package press.dateline.importing;

import org.jspecify.annotations.Nullable;

/**
 * A person, subject or organisation of an item.
 *
 * @param outsideId its URI, or the scheme and code of ninjs 1.x
 * @param about whether the item is about it, rather than mentions it
 */
public record ImportedName(String name, @Nullable String outsideId, boolean about) {}
