package press.dateline.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.vertx.core.http.HttpServerRequest;

/** Asks who the bearer of a key is, and whether it is taken from there. */
final class KeyRequest extends BaseAuthenticationRequest {

    private final PlainKey key;
    private final HttpServerRequest http;

    KeyRequest(PlainKey key, HttpServerRequest http) {
        this.key = key;
        this.http = http;
    }

    PlainKey key() {
        return key;
    }

    HttpServerRequest http() {
        return http;
    }
}
