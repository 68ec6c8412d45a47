package press.dateline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
class MeResource {

    private final SecurityIdentity identity;
    private final Caller caller;
    private final ApiKeys keys;
    private final List<MePart> parts;

    MeResource(SecurityIdentity identity, Caller caller, ApiKeys keys, @All List<MePart> parts) {
        this.identity = identity;
        this.caller = caller;
        this.keys = keys;
        this.parts = parts;
    }

    /**
     * Who is calling.
     *
     * @param key absent without a key
     * @param replacedUntil only where a secret was sent that was replaced
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Me", description = "Who is calling, what they may do, and what holds them back")
    public record MeView(
            @Schema(description = "The key that was sent, with its partner; absent without one") @Nullable
            KeyView key,

            @Schema(
                    description =
                            "Until when the secret that was sent is taken, since it has been replaced; absent where"
                                    + " it is the current one")
            @Nullable
            Instant replacedUntil,

            @Schema(description = "What the caller may do") List<String> scopes,

            @Schema(description = "What the caller may do, in words")
            List<Allowed> allows,

            @Schema(description = "By what the caller gets less than there is; empty: by nothing")
            List<MeFilter> filters) {}

    /** A scope in words. */
    @Schema(name = "AllowedScope", description = "A scope in words")
    public record Allowed(
            @Schema(description = "The scope", examples = "content:read")
            String scope,

            @Schema(description = "What it allows", examples = "Read what is published.")
            String description) {}

    /** Who is calling. */
    @GET
    @PermitAll
    @Operation(
            operationId = "getMe",
            summary = "Answers who is calling, what they may do, and what holds them back, in words and data")
    public MeView getMe() {
        List<String> scopes = Scope.ALL.stream().filter(identity::hasRole).toList();
        Optional<KnownKey> known = caller.knownKey();
        return new MeView(
                known.map(KnownKey::id).flatMap(keys::byId).map(KeyView::of).orElse(null),
                known.map(KnownKey::replacedUntil).orElse(null),
                scopes,
                scopes.stream()
                        .map(scope -> new Allowed(scope, Scope.description(scope)))
                        .toList(),
                known.map(key -> new MeCaller(key.id(), key.partner(), key.scopes())).stream()
                        .flatMap(one -> parts.stream().flatMap(part -> part.filters(one).stream()))
                        .toList());
    }
}
