package press.dateline.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.revision.Draft;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;

@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class DraftsResource {

    private final Newsroom newsroom;
    private final Caller caller;
    private final PublicUrl publicUrl;

    DraftsResource(Newsroom newsroom, Caller caller, PublicUrl publicUrl) {
        this.newsroom = newsroom;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** Makes an article. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "createArticle",
            summary = "Makes an article, as a draft",
            description = "Nothing of it is public until it is published.")
    @APIResponse(
            responseCode = "201",
            description = "The draft; its ETag is the revision",
            content = @Content(schema = @Schema(implementation = Draft.class)))
    public Response createArticle(@Valid Draft wanted) {
        Draft draft = newsroom.create(wanted, caller.key());
        return Response.created(URI.create(publicUrl.to("/v1/articles/" + draft.slug() + "/draft")))
                .header(HttpHeaders.ETAG, Preconditions.etag(1))
                .entity(draft)
                .build();
    }
}
