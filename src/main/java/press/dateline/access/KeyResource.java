package press.dateline.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.web.Ids;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access", description = "API keys and what they may do")
class KeyResource {

    private final ApiKeys keys;
    private final Caller caller;
    private final Paging paging;
    private final PublicUrl publicUrl;
    private final Clock clock;

    KeyResource(ApiKeys keys, Caller caller, Paging paging, PublicUrl publicUrl, Clock clock) {
        this.keys = keys;
        this.caller = caller;
        this.paging = paging;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Lists keys, the newest first. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "listKeys", summary = "Lists the API keys, newest first; their secrets are shown nowhere")
    public Page<KeyView> listKeys(@BeanParam KeyFilter filter) {
        List<ApiKey> rows =
                keys.newestFirst(filter.limit.value() + 1, paging.afterTime().map(Paging.After::id));
        return paging.page(rows, filter.limit, KeyView::of, key -> List.of(key.createdAt, key.id));
    }

    /** Makes a key. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "createKey",
            summary = "Makes an API key",
            description = "The answer shows the key once; it is stored nowhere. A repetition under the same"
                    + " Idempotency-Key shows all but the key.")
    @APIResponse(
            responseCode = "201",
            description = "The key was made",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    public Response createKey(@Valid NewKey wanted) {
        for (int i = 0; i < wanted.scopes().size(); i++) {
            if (!Scope.ALL.contains(wanted.scopes().get(i))) {
                throw ProblemException.body(
                        "/scopes/" + i, "is not a scope; those are " + String.join(", ", Scope.ALL) + ".");
            }
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(clock.instant())) {
            throw ProblemException.body("/expiresAt", "lies in the past.");
        }
        PlainKey plain = PlainKey.generate();
        ApiKey key = keys.add(
                plain, wanted.name(), wanted.scopes().stream().distinct().toList(), wanted.expiresAt(), caller.key());
        return Response.created(URI.create(publicUrl.to("/v1/keys/" + key.id)))
                .entity(KeyView.withSecret(key, plain))
                .build();
    }

    /** One key. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "getKey", summary = "Answers one API key, without its secret")
    public KeyView getKey(@RestPath @Parameter(description = "The key's id") String id) {
        return KeyView.of(require(id));
    }

    /** Revokes a key. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "revokeKey",
            summary = "Revokes an API key, at once and for ever; doing it twice is no error")
    public KeyView revokeKey(@RestPath @Parameter(description = "The key's id") String id) {
        ApiKey key = require(id);
        keys.revoke(key, caller.key());
        return KeyView.of(key);
    }

    private ApiKey require(String id) {
        return Ids.parse(id).flatMap(keys::byId).orElseThrow(() -> ProblemException.notFound("key", id));
    }
}
