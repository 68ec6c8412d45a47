package press.dateline.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ClientAddress;
import press.dateline.web.Times;

/** Who may read what is published, as far as memory alone can tell: by the rules of {@link KeyMechanism}. */
@Singleton
public class Admission {

    private final KnownKeys keys;
    private final AccessSettings settings;
    private final KeyUses uses;
    private final ClientAddress client;
    private final Clock clock;

    Admission(KnownKeys keys, AccessSettings settings, KeyUses uses, ClientAddress client, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.uses = uses;
        this.client = client;
        this.clock = clock;
    }

    /**
     * A caller who may read, with a key or without.
     *
     * @param holder whose key it is; null without a key
     */
    public record Admitted(Audience audience, @Nullable KeyHolder holder) {

        public boolean hasKey() {
            return holder != null;
        }
    }

    /** Whose call it is, whatever is asked for; empty without a good key, and where only the database knows it. */
    public Optional<KeyHolder> holder(HttpServerRequest request) {
        return key(request, KeyMechanism.presented(request)).map(KnownKey::holder);
    }

    /** Whether nothing came that is meant as a key. */
    public boolean isAnonymous(HttpServerRequest request) {
        return KeyMechanism.presented(request).isEmpty();
    }

    private Optional<KnownKey> key(HttpServerRequest request, Set<String> presented) {
        return presented.size() != 1
                ? Optional.empty()
                : PlainKey.parse(presented.iterator().next())
                        .flatMap(keys::remembered)
                        .filter(key -> key.isGood(clock.instant(), request, client));
    }

    /** The caller; empty where the database has to be asked, or the call refused. */
    public Optional<Admitted> reader(HttpServerRequest request) {
        Set<String> presented = KeyMechanism.presented(request);
        if (presented.isEmpty()) {
            return settings.anonymousRead()
                    ? Optional.of(new Admitted(Audience.of(Set.of(), Times.now(clock)), null))
                    : Optional.empty();
        }
        return key(request, presented)
                .filter(key -> key.scopes().contains(Scope.CONTENT_READ))
                .map(this::admitted);
    }

    private Admitted admitted(KnownKey key) {
        Instant now = Times.now(clock);
        uses.note(key.id(), now);
        return new Admitted(Audience.of(key.scopes(), key.contract(), now), key.holder());
    }
}
