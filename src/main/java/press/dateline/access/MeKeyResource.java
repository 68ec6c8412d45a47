package press.dateline.access;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** What a key may do to itself, so that a leak need not wait for an administrator. */
@Path("/v1/me/key")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
class MeKeyResource {

    private final ApiKeys keys;
    private final Caller caller;

    MeKeyResource(ApiKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    /** Gives the key that was sent another secret. */
    @POST
    @Path("/rotate")
    @Transactional
    @Idempotent
    @Authenticated
    @Operation(
            operationId = "rotateOwnKey",
            summary = "Gives the key that was sent another secret; all else of it stays, its id too",
            description = "The answer shows the new secret once. The one before is taken until the overlap is over, but"
                    + " cannot rotate the key again. A repetition under the same Idempotency-Key shows all but the"
                    + " secret: if an answer was lost, an administrator rotates the key.")
    @APIResponse(
            responseCode = "200",
            description = "The key has a new secret",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The secret that was sent has been replaced, or the key has origins and so is in everybody's"
                    + " hands")
    public Response rotateOwnKey(@Valid NewRotation rotation) {
        Own own = own();
        if (!own.isCurrent()) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The secret that was sent has been replaced: rotate with the one that replaced it, or ask an"
                            + " administrator.");
        }
        PlainKey secret = PlainKey.generate();
        keys.rotate(own.key(), secret, rotation.overlap(), own.key().id);
        return Response.ok(KeyView.withSecret(own.key(), secret)).build();
    }

    /** Revokes the key that was sent. */
    @DELETE
    @Transactional
    @Authenticated
    @Operation(
            operationId = "revokeOwnKey",
            summary = "Revokes the key that was sent, at once and for ever",
            description = "With a secret that has been replaced it ends that one's overlap, and the key stays.")
    @APIResponse(
            responseCode = "200",
            description = "The key, as it is now",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    @APIResponse(responseCode = "409", description = "The key has origins, and so is in everybody's hands")
    public KeyView revokeOwnKey() {
        Own own = own();
        if (own.isCurrent()) {
            keys.revoke(own.key(), own.key().id);
        } else {
            keys.endFormer(own.key(), own.secret(), own.key().id);
        }
        return KeyView.of(own.key());
    }

    /**
     * The key that was sent, locked.
     *
     * @param secret the beginning of the secret that was sent
     */
    private record Own(ApiKey key, String secret) {

        /** As it is stored now: what is remembered here may be older than a rotation elsewhere. */
        boolean isCurrent() {
            return key.prefix.equals(secret);
        }
    }

    private Own own() {
        KnownKey sent = caller.knownKey()
                .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED, "Send the key that is meant."));
        ApiKey key = keys.locked(sent.id())
                .orElseThrow(() -> ProblemException.notFound("key", sent.id().toString()));
        if (key.revokedAt != null) { // a moment ago, elsewhere
            throw new ProblemException(ProblemType.REVOKED_KEY, "The key was revoked at " + key.revokedAt + ".");
        }
        if (!key.origins.isEmpty()) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "A key with origins stands in pages and apps, where anybody can take it: an administrator rotates"
                            + " and revokes it.");
        }
        return new Own(key, sent.prefix());
    }
}
