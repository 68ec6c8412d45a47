package press.dateline.site;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.change.CardHistory;
import press.dateline.change.CardRevisionSummary;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;

@Path("/v1/tags/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Site")
class TagRevisionsResource {

    private final Tags tags;
    private final TagDesk desk;
    private final Sites sites;
    private final CardHistory history;
    private final Caller caller;
    private final PublicUrl publicUrl;

    TagRevisionsResource(
            Tags tags, TagDesk desk, Sites sites, CardHistory history, Caller caller, PublicUrl publicUrl) {
        this.tags = tags;
        this.desk = desk;
        this.sites = sites;
        this.history = history;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** The tag's revisions. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "listTagRevisions", summary = "Lists the revisions of a tag, newest first")
    public Page<CardRevisionSummary> listTagRevisions(
            @RestPath @Parameter(description = "Id or slug") String id, @BeanParam PageFilter filter) {
        return history.list(tags.require(id).id(), filter);
    }

    /** What the tag said at a revision. */
    @GET
    @Path("/{revision}")
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "getTagRevision", summary = "Answers what the tag said at a revision, as it was written")
    public TagRevisionView getTagRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "Which revision") String revision) {
        return TagRevisionView.of(history.require(tags.require(id).id(), revision, NewTag.class));
    }

    /** Makes the tag say again what it said at a revision. */
    @POST
    @Path("/{revision}/restore")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "restoreTagRevision",
            summary = "Makes the tag what it was at a revision",
            description = "An edit like any other: it makes the next revision, where anything differs.")
    @APIResponse(
            responseCode = "200",
            description = "The tag as it is now",
            content = @Content(schema = @Schema(implementation = TagView.class)))
    public Response restoreTagRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "Which revision") String revision,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that it has now, in double quotes")
                    @Nullable
                    String ifMatch) {
        Tag tag = tags.requireLocked(id);
        Preconditions.requireRevision(ifMatch, tag.revision());
        desk.change(tag, history.require(tag.id(), revision, NewTag.class).content(), caller.key());
        return Response.ok(TagView.of(tag, SiteCard.of(sites.the()), publicUrl)).build();
    }
}
