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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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

@Path("/v1/site/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Site")
class SiteRevisionsResource {

    private final Sites sites;
    private final SiteDesk desk;
    private final CardHistory history;
    private final Caller caller;

    SiteRevisionsResource(Sites sites, SiteDesk desk, CardHistory history, Caller caller) {
        this.sites = sites;
        this.desk = desk;
        this.history = history;
        this.caller = caller;
    }

    /** The publication's revisions. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "listSiteRevisions", summary = "Lists the revisions of the publication, newest first")
    public Page<CardRevisionSummary> listSiteRevisions(@BeanParam PageFilter filter) {
        return history.list(sites.the().id(), filter);
    }

    /** What the publication said at a revision. */
    @GET
    @Path("/{revision}")
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "getSiteRevision",
            summary = "Answers what the publication said at a revision, as it was written")
    public SiteRevisionView getSiteRevision(@RestPath @Parameter(description = "Which revision") String revision) {
        return SiteRevisionView.of(history.require(sites.the().id(), revision, SiteChanges.class));
    }

    /** Makes the publication say again what it said at a revision. */
    @POST
    @Path("/{revision}/restore")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "restoreSiteRevision",
            summary = "Makes the publication what it was at a revision",
            description = "An edit like any other: it makes the next revision, where anything differs.")
    @APIResponse(
            responseCode = "200",
            description = "The publication as it is now",
            content = @Content(schema = @Schema(implementation = SiteView.class)))
    public Response restoreSiteRevision(
            @RestPath @Parameter(description = "Which revision") String revision,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that it has now, in double quotes")
                    @Nullable
                    String ifMatch) {
        Site site = sites.locked(sites.the());
        Preconditions.requireRevision(ifMatch, site.revision());
        desk.change(
                site, history.require(site.id(), revision, SiteChanges.class).content(), caller.key());
        return Response.ok(SiteView.of(site)).build();
    }
}
