package press.dateline.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Who listens to which discussion in this instance, from the first byte to the last. */
@Singleton
class Listeners {

    /** After it the client comes again, as who it is then: a key may have been revoked, a ticket is good for no more. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Well below the time after which proxies close what is silent. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final long TICK_MILLIS = 1_000;
    private static final int EARLY = 100;

    private final LiveSettings settings;
    private final Vertx vertx;
    private final Clock clock;

    private final Set<Listener> all = ConcurrentHashMap.newKeySet();

    /** Those who have come since the last look at the stream. */
    private final Queue<Listener> arrived = new ConcurrentLinkedQueue<>();

    /** Those who hear what is new, by article; never empty ones. */
    private final Map<UUID, Channel> channels = new ConcurrentHashMap<>();

    /** SIGTERM has Quarkus wait for requests under way before it tells anybody; these would never end. */
    private final Thread atExit = Thread.ofPlatform().unstarted(this::closeAll);

    private volatile boolean stopping;

    Listeners(LiveSettings settings, Vertx vertx, Clock clock) {
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        Runtime.getRuntime().addShutdownHook(atExit);
        vertx.setPeriodic(TICK_MILLIS, _ -> tick());
    }

    void onStop(@Observes @Priority(EARLY) ShutdownEvent event) {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // the process ends, and runs it
        }
    }

    /** How many there are. */
    int size() {
        return all.size();
    }

    /** @throws ProblemException 503 where no more can listen here */
    void requireRoom() {
        if (stopping || size() >= settings.listeners()) {
            throw new ProblemException(
                            ProblemType.UNAVAILABLE,
                            "As many listen to discussions here as this instance takes: try again later, or read the"
                                    + " discussion from time to time.")
                    .header("Retry-After", "30");
        }
    }

    /** A stream that has no items: what is sent is written to the response, as bytes that others get too. */
    Multi<String> listen(Listener.Asked asked, HttpServerRequest request) {
        Context loop = vertx.getOrCreateContext();
        return Multi.createFrom().emitter(emitter -> arrive(asked, request, emitter, loop), BackPressureStrategy.ERROR);
    }

    private void arrive(
            Listener.Asked asked, HttpServerRequest request, MultiEmitter<? super String> emitter, Context loop) {
        Listener listener = new Listener(asked, request, emitter, loop, clock.instant(), LONGEST);
        all.add(listener);
        emitter.onTermination(() -> leave(listener));
        listener.send(List.of(Frames.opening()), clock.instant());
        arrived.add(listener);
        if (stopping) {
            listener.close();
        }
    }

    private void leave(Listener listener) {
        listener.gone();
        all.remove(listener);
        arrived.remove(listener);
        channels.computeIfPresent(
                listener.asked().article(), (_, channel) -> channel.without(listener) ? null : channel);
    }

    /** The next of those who have arrived, so many at most. */
    List<Listener> arrived(int most) {
        List<Listener> next = new ArrayList<>();
        for (Listener one = arrived.poll(); one != null; one = next.size() < most ? arrived.poll() : null) {
            next.add(one);
        }
        return next;
    }

    /** They wait for the next look. */
    void postpone(List<Listener> listeners) {
        arrived.addAll(listeners);
    }

    /** Those who hear what is new of an article; null where nobody does. */
    @Nullable
    Channel channel(UUID article) {
        return channels.get(article);
    }

    Map<UUID, Channel> channels() {
        return channels;
    }

    /** From now on it hears what is new: what stands above the horizon of the channel and is not in that yet. */
    void enter(Listener listener, Channel.State state) {
        channels.compute(listener.asked().article(), (_, known) -> {
            Channel channel = known == null ? new Channel(state) : known;
            channel.with(listener);
            return channel;
        });
        if (listener.isClosed()) {
            leave(listener);
        }
    }

    /** Has those come again that somebody has to look at anew. */
    void close(Predicate<Listener.Asked> which) {
        all.stream().filter(listener -> which.test(listener.asked())).forEach(Listener::close);
    }

    private void closeAll() {
        stopping = true;
        all.forEach(Listener::close);
    }

    /** Signs of life, and those who have listened for long enough. */
    private void tick() {
        Instant now = clock.instant();
        for (Listener listener : all) {
            if (listener.isOld(now)) {
                listener.close();
            } else if (listener.isQuiet(HEARTBEAT, now)) {
                Channel channel = channels.get(listener.asked().article());
                boolean hears = channel != null && channel.has(listener);
                listener.send(
                        List.of(Frames.heartbeat(
                                channel == null || !hears
                                        ? null
                                        : StreamPosition.of(channel.state().horizon(), 0, now))),
                        now);
            }
        }
    }
}
