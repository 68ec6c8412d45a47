package press.dateline.access;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;
import press.dateline.web.MergePatch;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.PublicUrl;
import press.dateline.web.Texts;

@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access", description = "API keys and what they may do")
class KeyResource {

    private final ApiKeys keys;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final PublicUrl publicUrl;
    private final Clock clock;

    KeyResource(ApiKeys keys, Caller caller, MergePatch patches, Paging paging, PublicUrl publicUrl, Clock clock) {
        this.keys = keys;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Lists keys, the newest first. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "listKeys", summary = "Lists the API keys, newest first; their secrets are shown nowhere")
    public Page<KeyView> listKeys(@BeanParam PageFilter filter) {
        List<ApiKey> rows = keys.newestFirst(
                filter.limit().value() + 1, paging.afterTime().map(Paging.After::id), Optional.empty());
        return paging.page(rows, filter.limit(), KeyView::of, key -> List.of(key.createdAt, key.id));
    }

    /** Makes a key. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "createKey",
            summary = "Makes an API key",
            description =
                    "A partner's key takes content:read, content:embargo and comments:write only. The answer shows the key once; it is stored nowhere. A repetition under the same"
                            + " Idempotency-Key shows all but the key.")
    @APIResponse(
            responseCode = "201",
            description = "The key was made",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    public Response createKey(@Valid NewKey wanted) {
        requireCurrentSecret();
        KeyRules.require(wanted.scopes(), wanted.partner() != null, wanted.addresses(), wanted.origins());
        requireAhead(wanted.expiresAt());
        String named = wanted.partner();
        KeyPartner partner = named == null ? null : requirePartner(named);
        PlainKey plain = PlainKey.generate();
        ApiKey key = keys.add(plain, wanted, partner, caller.key());
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

    /** Changes a key. */
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "updateKey",
            summary = "Changes an API key (JSON Merge Patch, RFC 7396), for all that call with it, within a second")
    public KeyView updateKey(
            @RestPath @Parameter(description = "The key's id") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = KeyChanges.class))) JsonNode patch) {
        requireCurrentSecret();
        ApiKey key = requireLocked(id);
        Preconditions.requireRevision(ifMatch, key.revision);
        KeyChanges wanted = patches.apply(KeyChanges.of(key), patch, KeyChanges.class);
        KeyRules.require(wanted.scopes(), key.partner != null, wanted.addresses(), wanted.origins());
        if (!Objects.equals(wanted.expiresAt(), key.expiresAt)) {
            requireAhead(wanted.expiresAt());
        }
        keys.change(key, wanted, caller.key());
        return KeyView.of(key);
    }

    /** Gives a key another secret. */
    @POST
    @Path("/{id}/rotate")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "rotateKey",
            summary = "Gives an API key another secret; all else of it stays, its id too",
            description = "The answer shows the new secret once. The one before is taken until the overlap is over;"
                    + " the one before that, if it still was, is not any longer. A repetition under the same"
                    + " Idempotency-Key shows all but the secret.")
    @APIResponse(
            responseCode = "200",
            description = "The key has a new secret",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    @APIResponse(responseCode = "409", description = "The key was revoked, or the secret that was sent replaced")
    public Response rotateKey(
            @RestPath @Parameter(description = "The key's id") String id, @Valid NewRotation rotation) {
        requireCurrentSecret();
        ApiKey key = requireLocked(id);
        if (key.revokedAt != null) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE, "The key was revoked at " + key.revokedAt + ": make another.");
        }
        PlainKey secret = PlainKey.generate();
        keys.rotate(key, secret, rotation.overlap(), caller.key());
        return Response.ok(KeyView.withSecret(key, secret)).build();
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
        ApiKey key = requireLocked(id);
        keys.revoke(key, caller.key());
        return KeyView.of(key);
    }

    private ApiKey require(String id) {
        return Ids.parse(id).flatMap(keys::byId).orElseThrow(() -> ProblemException.notFound("key", id));
    }

    /** Lets nobody make or change keys with a secret that was replaced: who has stolen it must not stay in by it. */
    private void requireCurrentSecret() {
        if (!caller.knownKey().map(keys::isCurrent).orElse(true)) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The secret that was sent has been replaced: keys are made and changed with the one that replaced"
                            + " it.");
        }
    }

    private ApiKey requireLocked(String id) {
        return Ids.parse(id).flatMap(keys::locked).orElseThrow(() -> ProblemException.notFound("key", id));
    }

    private void requireAhead(@Nullable Instant end) {
        if (end != null && !end.isAfter(clock.instant())) {
            throw ProblemException.body("/expiresAt", "lies in the past.");
        }
    }

    private KeyPartner requirePartner(String idOrSlug) {
        KeyPartner partner = keys.partner(idOrSlug)
                .orElseThrow(() ->
                        ProblemException.body("/partner", "there is no partner '" + Texts.excerpt(idOrSlug) + "'."));
        if (partner.endedAt != null) {
            throw ProblemException.body(
                    "/partner", "its contract ended at " + partner.endedAt + ": its keys would be refused.");
        }
        return partner;
    }
}
