package press.dateline.change;

import java.util.Set;
import java.util.UUID;

/**
 * Fired inside the transaction that changes cards, so that what shows them can be marked in the same one.
 *
 * @param later whether what is marked is left to the background: the transaction holds more than it may wait with
 */
public record CardChanged(ChangeType type, Set<UUID> ids, boolean later) {

    public CardChanged(ChangeType type, Set<UUID> ids) {
        this(type, ids, false);
    }
}
