package press.dateline.change;

import java.util.UUID;

/** Fired inside the transaction that changes a card, so that what shows it can be marked in the same one. */
public record CardChanged(ChangeType type, UUID id) {}
