package press.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Statements;

/** However many call at once with keys that are not known here yet, the database is asked by one of them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class KnownKeysTest {

    private final ApiKeys keys;
    private final Contracts contracts;
    private final TestKeys made;

    KnownKeysTest(ApiKeys keys, Contracts contracts, TestKeys made) {
        this.keys = keys;
        this.contracts = contracts;
        this.made = made;
    }

    private static KnownKey key(UUID id) {
        return new KnownKey(
                id,
                "dl_000000",
                Set.of(),
                null,
                null,
                AllowedPlaces.of(new String[0], new String[0]),
                null,
                null,
                null,
                null,
                null);
    }

    /** What each look-up was for; the first is held up until it is let go. */
    private static final class Store {

        private final List<Set<ByteBuffer>> asked = new CopyOnWriteArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch letGo = new CountDownLatch(1);
        private final Map<ByteBuffer, KnownKey> stored = new HashMap<>();

        Map<ByteBuffer, KnownKey> find(Collection<ByteBuffer> hashes) {
            asked.add(Set.copyOf(hashes));
            begun.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            Map<ByteBuffer, KnownKey> found = new HashMap<>(stored);
            found.keySet().retainAll(hashes);
            return found;
        }

        void add(PlainKey key) {
            stored.put(ByteBuffer.wrap(key.hash()), key(UUID.randomUUID()));
        }
    }

    private static CompletableFuture<Optional<KnownKey>> finding(KnownKeys known, PlainKey key, List<Thread> threads) {
        CompletableFuture<Optional<KnownKey>> found = new CompletableFuture<>();
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                found.complete(known.find(key));
            } catch (RuntimeException e) {
                found.completeExceptionally(e);
            }
        }));
        return found;
    }

    private static void awaitWaiting(List<Thread> threads) {
        Await.until("all wait", () -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    }

    @Test
    void whoComesMeanwhileWaitsForOneLookUp() {
        Store store = new Store();
        KnownKeys known = new KnownKeys(store::find);
        List<PlainKey> there = Stream.generate(PlainKey::generate).limit(50).toList();
        there.forEach(store::add);
        PlainKey nobodys = PlainKey.generate();
        List<Thread> threads = new ArrayList<>();
        List<CompletableFuture<Optional<KnownKey>>> found = new ArrayList<>();
        found.add(finding(known, there.getFirst(), threads));
        Await.until("the first is looked up", () -> store.begun.getCount() == 0);
        for (int times = 0; times < 4; times++) {
            there.forEach(
                    key -> found.add(finding(known, PlainKey.parse(key.reveal()).orElseThrow(), threads)));
        }
        CompletableFuture<Optional<KnownKey>> nothing = finding(known, nobodys, threads);
        awaitWaiting(threads);
        store.letGo.countDown();

        assertThat(found).allSatisfy(one -> assertThat(one.join()).isPresent());
        assertThat(nothing.join()).isEmpty();
        assertThat(store.asked).hasSize(2);
        assertThat(store.asked.get(0))
                .containsExactly(ByteBuffer.wrap(there.getFirst().hash()));
        assertThat(store.asked.get(1))
                .hasSize(50)
                .doesNotContain(ByteBuffer.wrap(there.getFirst().hash()));
        assertThat(known.find(there.getLast())).isPresent();
        assertThat(store.asked).hasSize(2);
    }

    @Test
    void manyAreLookedUpInBatches() {
        Store store = new Store();
        KnownKeys known = new KnownKeys(store::find);
        List<Thread> threads = new ArrayList<>();
        List<CompletableFuture<Optional<KnownKey>>> found = new ArrayList<>();
        found.add(finding(known, PlainKey.generate(), threads));
        Await.until("the first is looked up", () -> store.begun.getCount() == 0);
        IntStream.range(0, 250).forEach(_ -> found.add(finding(known, PlainKey.generate(), threads)));
        awaitWaiting(threads);
        store.letGo.countDown();
        assertThat(found).allSatisfy(one -> assertThat(one.join()).isEmpty());
        assertThat(store.asked.stream().map(Set::size)).containsExactly(1, 200, 50);
    }

    @Test
    void whatFailsFailsForThoseWhoWaitedForItAlone() {
        List<Integer> calls = new CopyOnWriteArrayList<>();
        KnownKeys known = new KnownKeys(hashes -> {
            calls.add(hashes.size());
            if (calls.size() == 1) {
                throw new IllegalStateException("no connection");
            }
            return Map.of();
        });
        PlainKey key = PlainKey.generate();
        assertThatThrownBy(() -> known.find(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no connection");
        assertThat(known.find(key)).isEmpty();
        assertThat(calls).containsExactly(1, 1);
    }

    @Test
    void aChangeMeanwhileLeavesNothingRemembered() {
        Store store = new Store();
        KnownKeys known = new KnownKeys(store::find);
        PlainKey key = PlainKey.generate();
        store.add(key);
        CompletableFuture<Optional<KnownKey>> found = finding(known, key, new ArrayList<>());
        Await.until("it is looked up", () -> store.begun.getCount() == 0);
        known.missed();
        store.letGo.countDown();
        assertThat(found.join()).isPresent();
        assertThat(known.remembered(key)).isEmpty();
    }

    @Test
    void anyNumberOfKeysOfAnyNumberOfPartnersAreTwoStatements() {
        SignedPartner one = SignedPartner.sign("one", "{\"delayMinutes\": 5}");
        SignedPartner other = SignedPartner.sign("other");
        PlainKey house = PlainKey.parse(made.make(List.of(Scope.CONTENT_READ))).orElseThrow();
        List<ByteBuffer> hashes = Stream.of(one.key(), one.keyWith("content:read"), other.key(), house.reveal())
                .map(text -> ByteBuffer.wrap(PlainKey.parse(text).orElseThrow().hash()))
                .toList();
        Map<ByteBuffer, KnownKey> found = new HashMap<>();
        assertThat(Statements.of(() -> {
                    found.putAll(keys.matching(hashes));
                    Map<UUID, Contract> agreed = contracts.of(Set.of(one.id(), other.id()));
                    assertThat(agreed.keySet()).containsExactlyInAnyOrder(one.id(), other.id());
                    assertThat(agreed.values().stream()
                                    .mapToInt(contract -> contract.given().size())
                                    .sum())
                            .isEqualTo(1);
                }))
                .hasSize(2);
        assertThat(found.values().stream().map(key -> String.valueOf(key.partner())))
                .containsExactlyInAnyOrder(
                        one.id().toString(), one.id().toString(), other.id().toString(), "null");
        KnownKeys known = new KnownKeys(keys, contracts);
        assertThat(Statements.of(() -> known.find(PlainKey.parse(one.key()).orElseThrow())))
                .hasSize(2);
        assertThat(Statements.of(() -> known.find(PlainKey.parse(one.key()).orElseThrow())))
                .isEmpty();
        assertThat(Statements.of(() -> known.find(house))).hasSize(1);
    }
}
