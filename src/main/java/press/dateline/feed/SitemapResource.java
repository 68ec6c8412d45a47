package press.dateline.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Scope;
import press.dateline.web.IgnoresUnknownParameters;
import press.dateline.web.Representation;

@Path("/v1/sitemaps")
@Produces(MediaType.WILDCARD)
@Tag(name = "Feeds")
class SitemapResource {

    private final Sitemaps sitemaps;

    SitemapResource(Sitemaps sitemaps) {
        this.sitemaps = sitemaps;
    }

    /** The index of all sitemaps of the archive. */
    @GET
    @Path("/index.xml")
    @RolesAllowed(Scope.CONTENT_READ)
    @IgnoresUnknownParameters
    @Operation(
            operationId = "getSitemapIndex",
            summary = "Answers the index of the archive's sitemaps: one for each month of first publication",
            description =
                    "Of what everybody may read, and for a partner of what was agreed on. A month with more than 50,000 articles has several.")
    @APIResponse(
            responseCode = "200",
            description = "A sitemap index (sitemaps.org, 0.9)",
            content = @Content(mediaType = Sitemaps.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Representation getSitemapIndex() {
        return sitemaps.index();
    }

    /** The news of the last two days. */
    @GET
    @Path("/news.xml")
    @RolesAllowed(Scope.CONTENT_READ)
    @IgnoresUnknownParameters
    @Operation(
            operationId = "getNewsSitemap",
            summary = "Answers the sitemap of the news of the last two days, as Google reads it: 1,000 at most",
            description = "Of what everybody may read, and for a partner of what was agreed on.")
    @APIResponse(
            responseCode = "200",
            description = "A sitemap (sitemaps.org, 0.9) with news",
            content = @Content(mediaType = Sitemaps.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Representation getNewsSitemap() {
        return sitemaps.news();
    }

    /** The articles of a month. */
    @GET
    @Path("/{file}.xml")
    @RolesAllowed(Scope.CONTENT_READ)
    @IgnoresUnknownParameters
    @Operation(
            operationId = "getSitemap",
            summary = "Answers the sitemap of a month: the pages of all articles that were first published in it")
    @APIResponse(
            responseCode = "200",
            description = "A sitemap (sitemaps.org, 0.9)",
            content = @Content(mediaType = Sitemaps.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "503", description = "Others are being written at the moment")
    public Representation getSitemap(
            @RestPath
                    @Parameter(
                            description = "The month, such as 2026-11; behind a hyphen which of its files, if it has"
                                    + " more than one")
                    String file) {
        return sitemaps.month(file);
    }
}
