package press.dateline.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
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

    private final ApiKeys keys;
    private final Contracts contracts;
    private final Cache<ByteBuffer, KnownKey> byHash =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private long changes;

    KnownKeys(ApiKeys keys, Contracts contracts) {
        this.keys = keys;
        this.contracts = contracts;
    }

    /** The key, from memory alone; empty where only the database knows whether there is one. */
    Optional<KnownKey> remembered(PlainKey key) {
        return Optional.ofNullable(byHash.getIfPresent(ByteBuffer.wrap(key.hash())));
    }

    /** The key, good or not; empty where there is none. One statement where it is not remembered, and one for its contract. */
    Optional<KnownKey> find(PlainKey key) {
        Optional<KnownKey> known = remembered(key);
        if (known.isPresent()) {
            return known;
        }
        long before = changes();
        Optional<KnownKey> stored = keys.matching(key)
                .map(found -> found.partner() == null ? found : found.with(contracts.of(found.partner())));
        stored.ifPresent(one -> remember(key, one, before));
        return stored;
    }

    private synchronized long changes() {
        return changes;
    }

    /** Unless a key has changed since it was asked for: this may be what that one was. */
    private synchronized void remember(PlainKey key, KnownKey known, long before) {
        if (changes == before) {
            byHash.put(ByteBuffer.wrap(key.hash()), known);
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
