package press.dateline.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import press.dateline.change.ChangeFollower;
import press.dateline.change.ChangeKind;
import press.dateline.change.LoggedChange;

/**
 * The keys that have called lately, with their contracts, in memory, so that a call costs no statement for its key. The log says when one,
 * its partner or what that has agreed on changes: a revoked key is refused by every instance as soon as that has heard of
 * it.
 */
@Singleton
class KnownKeys implements ChangeFollower {

    private static final int MOST = 10_000;

    /** So many keys are looked up by one statement. */
    private static final int AT_ONCE = 200;

    private final Function<Collection<ByteBuffer>, Map<ByteBuffer, KnownKey>> store;

    /** Those who wait for a key that is not remembered. */
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

    /** Held by who looks up, for all who have asked by then: an instance needs one connection for it. */
    private final ReentrantLock looking = new ReentrantLock();

    private final Cache<ByteBuffer, KnownKey> byHash =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private long changes;

    @Inject
    KnownKeys(ApiKeys keys, Contracts contracts) {
        this(hashes -> stored(hashes, keys, contracts));
    }

    /** Over something else than the database. */
    KnownKeys(Function<Collection<ByteBuffer>, Map<ByteBuffer, KnownKey>> store) {
        this.store = store;
    }

    private static Map<ByteBuffer, KnownKey> stored(Collection<ByteBuffer> hashes, ApiKeys keys, Contracts contracts) {
        Map<ByteBuffer, KnownKey> found = keys.matching(hashes);
        Map<UUID, Contract> agreed = contracts.of(found.values().stream()
                .map(KnownKey::partner)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        found.replaceAll((_, key) -> {
            Contract contract = key.partner() == null ? null : agreed.get(key.partner());
            return contract == null ? key : key.with(contract);
        });
        return found;
    }

    /** Somebody who waits for a key. */
    private record Asked(ByteBuffer hash, CompletableFuture<Optional<KnownKey>> answer) {}

    /** The key, from memory alone; empty where only the database knows whether there is one. */
    Optional<KnownKey> remembered(PlainKey key) {
        return Optional.ofNullable(byHash.getIfPresent(hash(key)));
    }

    /**
     * The key, good or not; empty where there is none. One statement where it is not remembered, and one for its contract,
     * for all together who ask meanwhile: one of them asks the database, the others wait.
     */
    Optional<KnownKey> find(PlainKey key) {
        Optional<KnownKey> known = remembered(key);
        if (known.isPresent()) {
            return known;
        }
        Asked own = new Asked(hash(key), new CompletableFuture<>());
        asked.add(own);
        looking.lock();
        try {
            while (!own.answer().isDone()) {
                answerNext();
            }
        } finally {
            looking.unlock();
        }
        if (own.answer().isCompletedExceptionally() && own.answer().exceptionNow() instanceof RuntimeException e) {
            throw e;
        }
        return own.answer().join();
    }

    /** Each gets what was stored after it had asked. */
    private void answerNext() {
        Map<ByteBuffer, List<Asked>> next = new HashMap<>();
        for (Asked one = asked.poll(); one != null; one = next.size() < AT_ONCE ? asked.poll() : null) {
            next.computeIfAbsent(one.hash(), _ -> new ArrayList<>()).add(one);
        }
        try {
            long before = changes();
            Map<ByteBuffer, KnownKey> known = new HashMap<>(byHash.getAllPresent(next.keySet()));
            List<ByteBuffer> unknown = next.keySet().stream()
                    .filter(hash -> !known.containsKey(hash))
                    .toList();
            if (!unknown.isEmpty()) {
                Map<ByteBuffer, KnownKey> stored = store.apply(unknown);
                stored.forEach((hash, key) -> remember(hash, key, before));
                known.putAll(stored);
            }
            next.forEach((hash, waiting) ->
                    waiting.forEach(one -> one.answer().complete(Optional.ofNullable(known.get(hash)))));
        } catch (RuntimeException | Error e) {
            next.values().forEach(waiting -> waiting.forEach(one -> one.answer().completeExceptionally(e)));
        }
    }

    private static ByteBuffer hash(PlainKey key) {
        return ByteBuffer.wrap(key.hash());
    }

    private synchronized long changes() {
        return changes;
    }

    /** Unless a key has changed since it was asked for: this may be what that one was. */
    private synchronized void remember(ByteBuffer hash, KnownKey known, long before) {
        if (changes == before) {
            byHash.put(hash, known);
        }
    }

    @Override
    public void follow(List<LoggedChange> logged) {
        if (logged.stream().anyMatch(KnownKeys::mayChangeKnown)) {
            missed();
        }
    }

    private static boolean mayChangeKnown(LoggedChange change) {
        return switch (change.type()) {
            case ENTITLEMENT -> true;
            case KEY, PARTNER -> change.kind() != ChangeKind.PUBLISHED;
            default -> false;
        };
    }

    /** Few keys change, and seldom: all are asked for anew. */
    @Override
    public synchronized void missed() {
        changes++;
        byHash.invalidateAll();
    }

    @Override
    public boolean guardsReads() {
        return true;
    }
}
