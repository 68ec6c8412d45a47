package press.dateline;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import press.dateline.access.AdministratorMade;
import press.dateline.web.PublicUrl;

/** Shows the administrator key that the first start makes, this once, and what to try with it. */
@Singleton
class FirstSteps {

    private static final int LAST = 10_000;

    private final PublicUrl publicUrl;
    private final int port;
    private @Nullable String key;

    FirstSteps(PublicUrl publicUrl, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.publicUrl = publicUrl;
        this.port = port;
    }

    void onAdministrator(@Observes AdministratorMade made) {
        key = made.key();
    }

    @SuppressWarnings("SystemOut") // for the person at the terminal; a log would keep the key
    void onStart(@Observes @Priority(LAST) StartupEvent start) {
        if (key == null) {
            return;
        }
        System.out.printf("""

                Dateline's administrator key, shown this once and stored nowhere:

                    %s

                """, key);
        // An import takes a port that nobody is told: there is no address to try yet.
        if (port != 0) {
            System.out.printf("""
                    Docs: %1$s/docs. To try:

                        curl '%1$s/v1/articles?limit=3'
                        curl %1$s/v1/articles/sochi-talks-putin-merkel
                        curl -H 'Authorization: Bearer %2$s' %1$s/v1/me

                    """, publicUrl.root(), key);
        }
        key = null;
    }
}
