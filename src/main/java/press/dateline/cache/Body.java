package press.dateline.cache;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * The bytes of an answer in one coding, ready to be sent.
 *
 * @param length as Content-Length says it
 */
record Body(Encoding encoding, Buffer bytes, CharSequence length) {

    static Body of(Encoding encoding, byte[] bytes) {
        return new Body(encoding, Buffer.buffer(bytes), HttpHeaders.createOptimized(Integer.toString(bytes.length)));
    }
}
