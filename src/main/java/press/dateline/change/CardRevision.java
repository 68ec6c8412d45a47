package press.dateline.change;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a card said at one of its revisions; each feature shows it under its own shape.
 *
 * @param <S> the writable shape of its type
 * @param by the key that saved it; null for the machine
 */
public record CardRevision<S extends CardShape>(
        int revision, Instant at, @Nullable UUID by, S content) {}
