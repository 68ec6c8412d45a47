package press.dateline.reading;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.document.ArticleSummary;
import press.dateline.document.Document;
import press.dateline.web.CacheTags;
import press.dateline.web.Limit;
import press.dateline.web.ProblemException;
import press.dateline.web.Representation;
import press.dateline.web.Sparse;

@Previewable
@Path("/v1/articles/{id}/related")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class RelatedResource {

    private static final int MOST = 20;

    private final PublicArticles published;
    private final RelatedPart related;

    RelatedResource(PublicArticles published, RelatedPart related) {
        this.published = published;
        this.related = related;
    }

    /** The articles that are related to one. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Sparse(value = ArticleSummary.class, list = true)
    @Operation(
            operationId = "listRelatedArticles",
            summary = "Lists the articles that are related to one, nearest first",
            description =
                    "By the people, places and tags that they share, the rarer the more, and by closeness in time."
                            + " It is one page, of 20 articles at most.")
    @APIResponse(
            responseCode = "200",
            description = "The related articles",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    public Representation listRelatedArticles(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery
                    @DefaultValue(Limit.DEFAULT)
                    @Parameter(description = "How many articles there are at most, up to 20")
                    Limit limit) {
        if (limit.value() > MOST) {
            throw ProblemException.parameter("limit", "must be a whole number from 1 to " + MOST + ".");
        }
        PublicArticles.Served article = published.require(id, Document.Kind.SUMMARY);
        ArticlePart.Added added = Objects.requireNonNull(
                related.of(List.of(article.id()), limit.value()).get(article.id()));
        return new Representation(
                added.json(),
                MediaType.APPLICATION_JSON,
                null,
                added.tags().and(CacheTags.shows(article.id())),
                ArticlePart.earlier(added.validUntil(), article.validUntil()));
    }
}
