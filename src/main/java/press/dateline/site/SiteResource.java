package press.dateline.site;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.web.MergePatch;
import press.dateline.web.Preconditions;

@Previewable
@Path("/v1/site")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Site", description = "The publication, its sections and tags")
class SiteResource {

    private final Sites sites;
    private final SiteDesk desk;
    private final Caller caller;
    private final MergePatch patches;

    SiteResource(Sites sites, SiteDesk desk, Caller caller, MergePatch patches) {
        this.sites = sites;
        this.desk = desk;
        this.caller = caller;
        this.patches = patches;
    }

    /** The publication. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getSite",
            summary = "Answers the publication: its name, tagline, policies and URL patterns")
    public SiteView getSite() {
        return SiteView.of(sites.the());
    }

    /** Changes the publication. */
    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "updateSite", summary = "Changes the publication (JSON Merge Patch, RFC 7396)")
    public SiteView updateSite(
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = SiteChanges.class))) JsonNode patch) {
        Site site = sites.locked(sites.the());
        Preconditions.requireRevision(ifMatch, site.revision());
        desk.change(site, patches.apply(SiteChanges.of(site), patch, SiteChanges.class), caller.key());
        return SiteView.of(site);
    }
}
