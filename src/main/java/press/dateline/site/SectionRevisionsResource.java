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
import press.dateline.web.PublicUrl;

@Path("/v1/sections/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Site")
class SectionRevisionsResource {

    private final Sections sections;
    private final SectionDesk desk;
    private final Sites sites;
    private final CardHistory history;
    private final Caller caller;
    private final PublicUrl publicUrl;

    SectionRevisionsResource(
            Sections sections, SectionDesk desk, Sites sites, CardHistory history, Caller caller, PublicUrl publicUrl) {
        this.sections = sections;
        this.desk = desk;
        this.sites = sites;
        this.history = history;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** The section's revisions. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "listSectionRevisions", summary = "Lists the revisions of a section, newest first")
    public Page<CardRevisionSummary> listSectionRevisions(
            @RestPath @Parameter(description = "Id or slug") String id, @BeanParam PageFilter filter) {
        return history.list(sections.require(id).id(), filter);
    }

    /** What the section said at a revision. */
    @GET
    @Path("/{revision}")
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "getSectionRevision",
            summary = "Answers what the section said at a revision, as it was written")
    public SectionRevisionView getSectionRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "Which revision") String revision) {
        return SectionRevisionView.of(history.require(sections.require(id).id(), revision, NewSection.class));
    }

    /** Makes the section say again what it said at a revision. */
    @POST
    @Path("/{revision}/restore")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "restoreSectionRevision",
            summary = "Makes the section what it was at a revision",
            description = "An edit like any other: it makes the next revision, where anything differs.")
    @APIResponse(
            responseCode = "200",
            description = "The section as it is now",
            content = @Content(schema = @Schema(implementation = SectionView.class)))
    public Response restoreSectionRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "Which revision") String revision,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that it has now, in double quotes")
                    @Nullable
                    String ifMatch) {
        Section section = sections.requireLocked(id);
        Preconditions.requireRevision(ifMatch, section.revision());
        desk.change(
                section,
                history.require(section.id(), revision, NewSection.class).content(),
                caller.key());
        return Response.ok(SectionView.of(section, sections.tree(), SiteCard.of(sites.the()), publicUrl))
                .build();
    }
}
