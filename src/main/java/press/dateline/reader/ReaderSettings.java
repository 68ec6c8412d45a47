package press.dateline.reader;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;
import press.dateline.web.HttpUrl;

/** Where readers sign in: the publisher's identity provider. All of the first three, or none: then nobody can. */
@ConfigMapping(prefix = "dateline.readers")
public interface ReaderSettings {

    /** What tokens must say in {@code iss} ({@code DATELINE_READERS_ISSUER}). */
    Optional<String> issuer();

    /** What tokens must name in {@code aud}, so that one for another service is none here ({@code DATELINE_READERS_AUDIENCE}). */
    Optional<String> audience();

    /** Where the keys that tokens are signed with are published, as a JWK Set ({@code DATELINE_READERS_KEYS_URL}). */
    Optional<@WithConverter(HttpUrl.class) URI> keysUrl();

    /**
     * The claim that lists a reader's roles ({@code DATELINE_READERS_ROLES_CLAIM}); of one within others the path, with
     * dots, such as Keycloak's {@code realm_access.roles}.
     */
    @WithDefault("roles")
    String rolesClaim();
}
