package press.dateline.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who the bearer of a key is. */
final class KeyRequest extends BaseAuthenticationRequest {

    private final PlainKey key;

    KeyRequest(PlainKey key) {
        this.key = key;
    }

    PlainKey key() {
        return key;
    }
}
