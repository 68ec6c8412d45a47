package press.dateline.change;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that refers to one card moves to another, or back.
 *
 * @param merge what the moves are remembered under
 * @param from the card that goes
 * @param into the card that stays
 * @param actor the key that did it
 */
public record CardMove(
        UUID merge,
        ChangeType type,
        UUID from,
        UUID into,
        Instant at,
        @Nullable UUID actor) {}
