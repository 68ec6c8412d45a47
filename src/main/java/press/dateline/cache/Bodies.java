package press.dateline.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of answers, ready to be sent: those that are wanted most, within a bound of bytes (W-TinyLFU decides
 * which). Others are made again from the packed bytes each time that somebody wants them.
 */
final class Bodies {

    /** Of so many reads of a body one is told to the cache, at an eighth of the cost; enough to know the most wanted. */
    private static final int SAMPLE = 8;

    private final Cache<Place, Body> kept;

    private record Place(CachedAnswer answer, Encoding encoding) {}

    Bodies(long mostBytes) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .<Place, Body>weigher((_, body) -> CachedAnswer.weight(body))
                .executor(Runnable::run)
                .removalListener((@Nullable Place place, @Nullable Body body, RemovalCause _) -> {
                    if (place != null && body != null) {
                        place.answer().drop(body);
                    }
                })
                .build();
    }

    /** A body, if it need not be made. */
    @Nullable
    Body ready(CachedAnswer answer, Encoding encoding) {
        Body body = answer.body(encoding);
        if (body != null && ThreadLocalRandom.current().nextInt(SAMPLE) == 0) {
            Body _ = kept.getIfPresent(new Place(answer, encoding));
        }
        return body;
    }

    /** A body, made if need be: as it is, in microseconds for each 10 KB; coded, in about a millisecond. */
    Body of(CachedAnswer answer, Encoding encoding) {
        Body ready = ready(answer, encoding);
        if (ready != null) {
            return ready;
        }
        Body made = answer.make(encoding);
        // Held first: what is not kept after all is dropped at once.
        answer.hold(made);
        kept.put(new Place(answer, encoding), made);
        return made;
    }

    void forget(CachedAnswer answer) {
        for (Encoding encoding : Encoding.values()) {
            kept.invalidate(new Place(answer, encoding));
        }
    }

    /** The memory that they take now, in bytes. */
    long bytes() {
        return kept.policy()
                .eviction()
                .map(policy -> policy.weightedSize().orElse(0))
                .orElse(0L);
    }
}
