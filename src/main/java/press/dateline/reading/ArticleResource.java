package press.dateline.reading;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.document.ArticleSummary;
import press.dateline.document.ArticleView;
import press.dateline.document.Document;
import press.dateline.document.Form;
import press.dateline.form.FormWriter;
import press.dateline.web.Accept;
import press.dateline.web.Representation;
import press.dateline.web.Sparse;

@Previewable
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles", description = "Published articles, and their drafts")
class ArticleResource {

    private final PublicArticles published;
    private final ArticleListing listing;
    private final Includes includes;
    private final FormWriter forms;
    private final Caller caller;

    ArticleResource(
            PublicArticles published, ArticleListing listing, Includes includes, FormWriter forms, Caller caller) {
        this.published = published;
        this.listing = listing;
        this.includes = includes;
        this.forms = forms;
        this.caller = caller;
    }

    /** Lists published articles, newest first. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "listArticles", summary = "Lists published articles, newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    @Sparse(value = ArticleSummary.class, list = true, view = Shape.FULL, viewed = ArticleView.class)
    public Representation listArticles(@BeanParam ArticleFilter filter) {
        return listing.list(filter, List.of());
    }

    /** A published article. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Scope.CONTENT_READ)
    @Sparse(value = ArticleView.class, view = Shape.SUMMARY, viewed = ArticleSummary.class)
    @Operation(
            operationId = "getArticle",
            summary = "Answers a published article: all that its page shows",
            description = "As JSON, JSON-LD (schema.org NewsArticle), Markdown (CommonMark), plain text, IPTC ninjs"
                    + " (3.1, or 2.1 by version=2.1) or NewsML-G2: by Accept, or by .json, .jsonld, .md, .txt,"
                    + " .ninjs, .ninjs2 or .newsml behind the id or slug, which goes before Accept.")
    @APIResponse(
            responseCode = "200",
            description = "The article",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ArticleView.class)),
                @Content(mediaType = "application/ld+json", schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = "text/markdown", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/ninjs+json", schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = "application/vnd.iptc.g2.newsitem+xml", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "308", description = "The slug is a former one; Location has the current one")
    @APIResponse(responseCode = "406", description = "There is no representation that the caller accepts")
    @APIResponse(responseCode = "410", description = "The article was withdrawn")
    public Representation getArticle(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery @Parameter(description = "full (the default), or summary: what lists show of it") @Nullable
                    String view,
            @RestQuery
                    @Parameter(
                            description = "Adds, parted by commas: html (the HTML of each block, in blocks[].html),"
                                    + " bodyHtml (that of the whole body), comments (the first page of its discussion),"
                                    + " related (the first articles that are related to it)")
                    @Nullable
                    String include,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        String accept = String.join(",", headers.getRequestHeader(HttpHeaders.ACCEPT));
        AskedForm asked = AskedForm.of(id, types -> Accept.choose(accept, types));
        asked.requireNone(uri.getQueryParameters().keySet());
        Document.Kind kind = Shape.of(view, Document.Kind.FULL);
        List<String> names = includes.names(include, kind);
        PublicArticles.Served served = asked.form() == Form.JSON
                ? published.require(asked.idOrSlug(), kind)
                : published.requireSource(asked.idOrSlug());
        Includes.Included included = includes.added(List.of(served), names);
        PublicArticles.Served whole = published.give(included.articles(), kind).getFirst();
        return new Representation(
                forms.write(asked.form(), whole.body(), whole.isWhole(), whole.modifiedAt()),
                asked.form().contentType(),
                // What is cut out for a partner changes with the contract, too.
                included.hasParts() || caller.audience().contract() != null ? null : whole.modifiedAt(),
                included.isKept() ? whole.tags() : null,
                whole.validUntil());
    }
}
