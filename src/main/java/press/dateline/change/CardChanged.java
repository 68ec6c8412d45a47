package press.dateline.change;

import java.util.Set;
import java.util.UUID;

/** Fired inside the transaction that changes cards, so that what shows them can be marked in the same one. */
public record CardChanged(ChangeType type, Set<UUID> ids) {}
