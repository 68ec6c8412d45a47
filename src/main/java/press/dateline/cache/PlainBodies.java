package press.dateline.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import press.dateline.cache.CachedAnswer.Coded;

/**
 * The unpacked bodies of the answers that are wanted most, within a bound of bytes (W-TinyLFU decides which). Those of
 * others are unpacked again each time that somebody wants them.
 */
final class PlainBodies {

    /** Of so many reads of a body one is told to the cache: enough to know the most wanted, at an eighth of the cost. */
    private static final int SAMPLE = 8;

    private final Cache<CachedAnswer, Coded> kept;

    PlainBodies(long mostBytes) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .<CachedAnswer, Coded>weigher((_, body) -> body.body().length())
                .executor(Runnable::run)
                .removalListener((@Nullable CachedAnswer answer, @Nullable Coded body, RemovalCause _) -> {
                    if (answer != null && body != null) {
                        answer.dropPlain(body);
                    }
                })
                .build();
    }

    /** The body of an answer as it is, unpacked if need be. */
    Coded of(CachedAnswer answer) {
        Coded ready = answer.plainAlready();
        if (ready != null) {
            if (answer.isPacked() && ThreadLocalRandom.current().nextInt(SAMPLE) == 0) {
                CachedAnswer.Coded _ = kept.getIfPresent(answer);
            }
            return ready;
        }
        Coded body = answer.unpack();
        kept.put(answer, body);
        return body;
    }

    void forget(CachedAnswer answer) {
        kept.invalidate(answer);
    }

    /** The memory that they take now, in bytes. */
    long bytes() {
        return kept.policy()
                .eviction()
                .map(policy -> policy.weightedSize().orElse(0))
                .orElse(0L);
    }
}
