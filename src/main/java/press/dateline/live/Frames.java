package press.dateline.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Events as they go over the line (the HTML standard, section 9.2). */
@Singleton
class Frames {

    /** How long clients wait before they connect again. */
    private static final int RETRY_MILLIS = 2_000;

    private final ObjectMapper json;

    Frames(ObjectMapper json) {
        this.json = json;
    }

    /** What opens a stream: something that goes out at once, so that the client knows that it is connected. */
    static Buffer opening() {
        return Buffer.buffer(": welcome\nretry: " + RETRY_MILLIS + "\n\n");
    }

    /** Nothing but a sign of life, and how far everything was sent. */
    static Buffer heartbeat(@Nullable StreamPosition position) {
        return Buffer.buffer(": alive\n" + id(position) + "\n");
    }

    /**
     * An event.
     *
     * @param position where it stands in the stream; null where the client has to begin with an earlier one again
     * @param data a view
     */
    Buffer event(String name, @Nullable StreamPosition position, Object data) {
        try {
            return Buffer.buffer(id(position) + "event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view can be written", e);
        }
    }

    private static String id(@Nullable StreamPosition position) {
        return position == null ? "" : "id: " + position.text() + "\n";
    }
}
