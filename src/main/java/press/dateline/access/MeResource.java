package press.dateline.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    MeResource(SecurityIdentity identity, Caller caller, ApiKeys keys) {
        this.identity = identity;
        this.caller = caller;
        this.keys = keys;
    }

    /**
     * Who is calling.
     *
     * @param key absent without a key
     */
    @Schema(name = "Me", description = "Who is calling, and what they may do")
    public record MeView(
            @Schema(description = "The key that was sent; absent without one") @Nullable
            KeyView key,

            @Schema(description = "What the caller may do") List<String> scopes) {}

    /** Who is calling. */
    @GET
    @PermitAll
    @Operation(operationId = "getMe", summary = "Answers who is calling and what they may do")
    public MeView getMe() {
        List<String> scopes = Scope.ALL.stream().filter(identity::hasRole).toList();
        Optional<UUID> id = Optional.ofNullable(caller.key());
        return new MeView(id.flatMap(keys::byId).map(KeyView::of).orElse(null), scopes);
    }
}
