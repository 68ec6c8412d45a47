package press.dateline.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes keys for tests. */
@ApplicationScoped
public class TestKeys {

    private final ApiKeys keys;

    TestKeys(ApiKeys keys) {
        this.keys = keys;
    }

    /** A new key in the clear. */
    @Transactional
    public String make(List<String> scopes) {
        return make(scopes, null);
    }

    /** A new key of a partner, in the clear. */
    @Transactional
    public String ofPartner(UUID partner, List<String> scopes) {
        PlainKey key = PlainKey.generate();
        keys.add(
                key,
                NewKey.of("test", scopes, null),
                keys.partner(partner.toString()).orElseThrow(),
                null);
        return key.reveal();
    }

    /** A new key in the clear that stops working at a time. */
    @Transactional
    public String make(List<String> scopes, @Nullable Instant expiresAt) {
        PlainKey key = PlainKey.generate();
        keys.add(key, NewKey.of("test", scopes, expiresAt), null, null);
        return key.reveal();
    }
}
