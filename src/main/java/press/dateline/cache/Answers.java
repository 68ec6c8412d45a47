package press.dateline.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeFollower;
import press.dateline.change.ChangeType;
import press.dateline.change.LogPosition;
import press.dateline.change.LoggedChange;

/**
 * The answers that this instance remembers, within a bound of bytes (W-TinyLFU decides which). The log's changes throw
 * out exactly those that rest on what has changed.
 */
@Singleton
class Answers implements ChangeFollower {

    /** Tags that have changed lately are remembered, so that what was loaded meanwhile is not stored. */
    private static final int REMEMBERED_TAGS = 200_000;

    private static final int REMEMBERED_CHANGES = 10_000;

    /** The part of the memory that bodies at hand may take, in eighths. */
    private static final int EIGHTHS_OF_BODIES = 3;

    private final LogPosition position;
    private final Cache<AnswerKey, CachedAnswer> answers;
    private final Bodies bodies;
    /** Which answers rest on a tag. */
    private final Map<Long, Set<CachedAnswer>> byTag = new ConcurrentHashMap<>();

    private final Map<AnswerKey, Loading> loadings = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** When each tag changed last, of the changes after {@link #forgottenUntil}. */
    private final Map<Long, Long> changedAt = new HashMap<>();

    private final Deque<LoggedChange> remembered = new ArrayDeque<>();
    private long forgottenUntil;

    /**
     * The same for what is not in the log ({@link Outdated}): numbered as it is heard of here, which is after it was
     * committed. So what was loaded before that, and may not show it, is older by this number, too.
     */
    private final LinkedHashMap<Long, Long> changedBeside = new LinkedHashMap<>();

    private long beside;
    private long forgottenBeside;
    private long beginnings;

    Answers(CacheSettings settings, LogPosition position, MeterRegistry meters) {
        this.position = position;
        long size = settings.cacheSize().asLongValue();
        long ofBodies = size / 8 * EIGHTHS_OF_BODIES;
        this.bodies = new Bodies(ofBodies);
        this.answers = Caffeine.newBuilder()
                .maximumWeight(size - ofBodies)
                .<AnswerKey, CachedAnswer>weigher((_, answer) -> answer.weight())
                .executor(Runnable::run)
                .removalListener((@Nullable AnswerKey _, @Nullable CachedAnswer answer, RemovalCause _) -> {
                    if (answer != null) {
                        unlink(answer);
                    }
                })
                .build();
        FunctionCounter.builder("dateline.cache.requests", hits, LongAdder::sum)
                .description("Reads that could be answered from memory")
                .tag("result", "hit")
                .register(meters);
        FunctionCounter.builder("dateline.cache.requests", misses, LongAdder::sum)
                .tag("result", "miss")
                .register(meters);
        meters.gauge("dateline.cache.bytes", this, Answers::bytes);
    }

    private double bytes() {
        return bodies.bytes()
                + answers.policy()
                        .eviction()
                        .map(policy -> (double) policy.weightedSize().orElse(0))
                        .orElse(0.0);
    }

    Bodies bodies() {
        return bodies;
    }

    /** The answer to a request, if it is remembered. */
    @Nullable
    CachedAnswer get(AnswerKey key) {
        return answers.getIfPresent(key);
    }

    /** Whether it is remembered still. */
    boolean holds(CachedAnswer answer) {
        return answers.asMap().get(answer.key()) == answer;
    }

    /** Counts a read that was answered from memory, or was not. */
    void count(boolean isHit) {
        (isHit ? hits : misses).increment();
    }

    /** Begins to load an answer, or joins those who wait for it. */
    Loading loading(AnswerKey key) {
        return loadings.computeIfAbsent(key, this::begin);
    }

    private Loading begin(AnswerKey key) {
        synchronized (this) {
            return new Loading(this, key, position.current(), beside, beginnings);
        }
    }

    void ended(Loading loading) {
        loadings.remove(loading.key(), loading);
    }

    /** Remembers what was loaded, unless something that it rests on has changed since the loading began. */
    boolean store(Loading loading, CachedAnswer answer) {
        if (!isCurrent(loading, answer)) {
            return false;
        }
        for (long tag : answer.tags().values()) {
            byTag.compute(tag, (_, resting) -> {
                Set<CachedAnswer> more = resting == null ? Collections.newSetFromMap(new IdentityHashMap<>()) : resting;
                more.add(answer);
                return more;
            });
        }
        answers.put(answer.key(), answer);
        // A change that came before it could be found by its tags is found here; one that comes later, by the tags.
        if (isCurrent(loading, answer)) {
            return true;
        }
        forget(answer);
        return false;
    }

    private synchronized boolean isCurrent(Loading loading, CachedAnswer answer) {
        if (loading.beginnings() != beginnings
                || loading.since() < forgottenUntil
                || loading.sinceBeside() < forgottenBeside) {
            return false;
        }
        for (long tag : answer.tags().values()) {
            if (changedAt.getOrDefault(tag, 0L) > loading.since()
                    || changedBeside.getOrDefault(tag, 0L) > loading.sinceBeside()) {
                return false;
            }
        }
        return true;
    }

    /** Forgets one answer, if it is remembered still. */
    void forget(CachedAnswer answer) {
        answers.asMap().remove(answer.key(), answer);
    }

    private void unlink(CachedAnswer answer) {
        bodies.forget(answer);
        for (long tag : answer.tags().values()) {
            byTag.computeIfPresent(tag, (_, resting) -> {
                resting.remove(answer);
                return resting.isEmpty() ? null : resting;
            });
        }
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        Set<Long> tags = new HashSet<>();
        if (changes.stream().anyMatch(change -> change.type() == ChangeType.SITE)) {
            missed();
        }
        synchronized (this) {
            for (LoggedChange change : changes) {
                remembered.add(change);
                for (long tag : change.outdated().values()) {
                    changedAt.put(tag, change.seq());
                    tags.add(tag);
                }
            }
            forgetOldest();
        }
        forgetWhatRestsOn(tags);
    }

    /** Forgets what rests on something that is not in the log. */
    void outdated(@Observes Outdated change) {
        synchronized (this) {
            beside++;
            for (long tag : change.tags()) {
                changedBeside.putLast(tag, beside);
            }
            while (changedBeside.size() > REMEMBERED_TAGS) {
                forgottenBeside =
                        Objects.requireNonNull(changedBeside.pollFirstEntry()).getValue();
            }
        }
        forgetWhatRestsOn(change.tags());
    }

    private void forgetWhatRestsOn(Set<Long> tags) {
        Set<CachedAnswer> outdated = Collections.newSetFromMap(new IdentityHashMap<>());
        for (long tag : tags) {
            byTag.computeIfPresent(tag, (_, resting) -> {
                outdated.addAll(resting);
                return resting;
            });
        }
        outdated.forEach(this::forget);
    }

    private void forgetOldest() {
        while (changedAt.size() > REMEMBERED_TAGS || remembered.size() > REMEMBERED_CHANGES) {
            LoggedChange oldest = remembered.remove();
            forgottenUntil = oldest.seq();
            for (long tag : oldest.outdated().values()) {
                changedAt.remove(tag, oldest.seq());
            }
        }
    }

    /** Forgets everything, and what is being loaded too. */
    @Override
    public void missed() {
        synchronized (this) {
            beginnings++;
            changedAt.clear();
            remembered.clear();
            forgottenUntil = 0;
            changedBeside.clear();
            forgottenBeside = 0;
        }
        answers.invalidateAll();
    }

    @Override
    public boolean guardsReads() {
        return true;
    }
}
