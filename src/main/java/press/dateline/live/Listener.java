package press.dateline.live;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;

/**
 * Somebody who listens to a discussion: an open response, and no thread. All that is written goes through the connection's
 * event loop; events are bytes that all listeners of an article share.
 */
final class Listener {

    /**
     * As much may wait for who reads slower than is written when the next events come; with more the connection is closed,
     * and resumes where it was.
     */
    private static final int MOST_WAITING = 1 << 20;

    private final Asked asked;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final MultiEmitter<?> emitter;
    private final Context loop;
    private final Instant until;

    private final Deque<Buffer> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private volatile Instant lastSent;
    private volatile boolean closed;

    Listener(
            Asked asked,
            HttpServerRequest request,
            MultiEmitter<?> emitter,
            Context loop,
            Instant now,
            Duration longest) {
        this.asked = asked;
        this.request = request;
        this.response = request.response();
        this.emitter = emitter;
        this.loop = loop;
        this.lastSent = now;
        Instant longestUntil = now.plus(longest);
        Instant keyUntil = asked.keyUntil();
        this.until = keyUntil == null || keyUntil.isAfter(longestUntil) ? longestUntil : keyUntil;
    }

    /**
     * What somebody wants to listen to.
     *
     * @param audience what of the published they may see
     * @param key the key that they came with, by a ticket too; null without one
     * @param keyUntil when the key, or the secret that was sent, stops working; null: never
     * @param after from where on; null for what comes from now on
     */
    record Asked(
            UUID article,
            Audience audience,
            @Nullable UUID key,
            @Nullable Instant keyUntil,
            @Nullable StreamPosition after) {}

    Asked asked() {
        return asked;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether the connection has lived for as long as one may, or as its key. */
    boolean isOld(Instant now) {
        return !now.isBefore(until);
    }

    /** Whether nothing was sent for so long. */
    boolean isQuiet(Duration time, Instant now) {
        return !now.isBefore(lastSent.plus(time));
    }

    void send(List<Buffer> events, Instant now) {
        lastSent = now;
        loop.runOnContext(_ -> {
            if (waitingBytes > MOST_WAITING) {
                drop();
            } else {
                events.forEach(this::write);
            }
        });
    }

    /** Ends it in order, behind what was sent. */
    void close() {
        closed = true;
        loop.runOnContext(_ -> {
            if (waiting.isEmpty()) {
                emitter.complete();
            } else {
                drop();
            }
        });
    }

    /** The connection is gone. */
    void gone() {
        closed = true;
    }

    private void write(Buffer event) {
        if (response.closed() || response.ended()) {
            return;
        }
        if (waiting.isEmpty() && !response.writeQueueFull()) {
            response.write(event);
            return;
        }
        waiting.add(event);
        waitingBytes += event.length();
        response.drainHandler(_ -> loop.runOnContext(_ -> drain()));
    }

    private void drain() {
        while (!waiting.isEmpty() && !response.closed() && !response.writeQueueFull()) {
            Buffer event = waiting.remove();
            waitingBytes -= event.length();
            response.write(event);
        }
    }

    /** At once, past Vert.x's handlers: whatever closes in order waits until what was written is taken. */
    private void drop() {
        closed = true;
        waiting.clear();
        waitingBytes = 0;
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
            connection.channel().unsafe().close(connection.channel().newPromise());
        } else {
            response.reset();
        }
    }
}
