package press.dateline.cache;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** The bytes of an answer in one coding, ready to be sent. Each is equal to itself alone, whatever its bytes. */
final class Body {

    private final Encoding encoding;
    private final Buffer bytes;
    private final CharSequence length;

    Body(Encoding encoding, byte[] bytes) {
        this.encoding = encoding;
        this.bytes = Buffer.buffer(bytes);
        this.length = HttpHeaders.createOptimized(Integer.toString(bytes.length));
    }

    Encoding encoding() {
        return encoding;
    }

    Buffer bytes() {
        return bytes;
    }

    /** Their number, as Content-Length says it. */
    CharSequence length() {
        return length;
    }
}
