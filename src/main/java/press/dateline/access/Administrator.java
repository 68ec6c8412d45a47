package press.dateline.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.Session;

/** Sees that there is an administrator: the configured key, or one that is made on the first start. */
@Singleton
class Administrator {

    private static final long LOCK = 0x6461_7465_0061_646dL;
    private static final int EARLY = 100;

    private final ApiKeys keys;
    private final Session session;
    private final AccessSettings settings;
    private final Event<AdministratorMade> made;

    Administrator(ApiKeys keys, Session session, AccessSettings settings, Event<AdministratorMade> made) {
        this.keys = keys;
        this.session = session;
        this.settings = settings;
        this.made = made;
    }

    @Transactional
    void onStart(@Observes @Priority(EARLY) StartupEvent start) {
        Optional<PlainKey> configured = settings.adminKey()
                .map(text -> PlainKey.parse(text.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "DATELINE_ADMIN_KEY (dateline.admin-key) is not an API key: it has the form dl_ and 38"
                                        + " letters and digits, of which the last six are a checksum. Leave it unset"
                                        + " to have a key made.")));
        session.createNativeQuery("SELECT pg_advisory_xact_lock(?1)", Object.class)
                .setParameter(1, LOCK)
                .getSingleResult();
        if (configured.isPresent()) {
            if (!isKnown(configured.get())) {
                keys.add(
                        configured.get(), NewKey.of("Administrator (DATELINE_ADMIN_KEY)", Scope.ALL, null), null, null);
            }
        } else if (!keys.hasAdministrator()) {
            PlainKey key = PlainKey.generate();
            keys.add(key, NewKey.of("Administrator", Scope.ALL, null), null, null);
            made.fire(new AdministratorMade(key.reveal()));
        }
    }

    /** Whether it is or was one here: one that was revoked or replaced must not come back with the next start. */
    boolean isKnown(PlainKey key) {
        return keys.matching(key).isPresent();
    }
}
