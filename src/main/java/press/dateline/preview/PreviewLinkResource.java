package press.dateline.preview;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.access.Token;
import press.dateline.article.ArticlePreview;
import press.dateline.change.AuditTrail;
import press.dateline.site.SiteLookup;
import press.dateline.web.Ids;
import press.dateline.web.Limit;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;
import press.dateline.web.Times;

@Path("/v1/articles/{id}/preview-links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class PreviewLinkResource {

    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final PreviewLinks links;
    private final ArticlePreview articles;
    private final SiteLookup site;
    private final Caller caller;
    private final AuditTrail trail;
    private final Paging paging;
    private final PublicUrl publicUrl;
    private final HttpServerRequest http;
    private final Clock clock;

    PreviewLinkResource(
            PreviewLinks links,
            ArticlePreview articles,
            SiteLookup site,
            Caller caller,
            AuditTrail trail,
            Paging paging,
            PublicUrl publicUrl,
            HttpServerRequest http,
            Clock clock) {
        this.links = links;
        this.articles = articles;
        this.site = site;
        this.caller = caller;
        this.trail = trail;
        this.paging = paging;
        this.publicUrl = publicUrl;
        this.http = http;
        this.clock = clock;
    }

    /** Makes a preview link. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "createPreviewLink",
            summary = "Makes a link to look at an article's draft on the site",
            description =
                    "The page at webUrl sends the token with its reads, as Dateline-Preview: they all answer as if"
                            + " the newest draft were published. Who has the link sees that draft, and no other. It ends when it"
                            + " expires, is revoked, or its key is, and when the article is killed. A repetition under the same"
                            + " Idempotency-Key shows all but token and webUrl.")
    @APIResponse(
            responseCode = "201",
            description = "The link was made",
            content = @Content(schema = @Schema(implementation = PreviewLinkView.class)))
    public Response createPreviewLink(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery
                    @Parameter(
                            description = "When the link stops working (RFC 3339): within 30 days; absent: in 7 days",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @Nullable
                    String expiresAt) {
        refuseBody();
        ArticlePreview.Subject draft = articles.subject(id);
        trail.about(draft.id());
        PreviewLink link = new PreviewLink();
        link.articleId = draft.id();
        link.madeBy = caller.key();
        link.madeAt = Times.now(clock);
        link.expiresAt = expiry(expiresAt, link.madeAt);
        Token token = Token.generate(PreviewLinks.PREFIX);
        link.tokenHash = token.hash();
        links.add(link);
        String webUrl = site.site().previewUrl(draft.section(), draft.id(), draft.slug(), token.reveal());
        return Response.created(URI.create(publicUrl.to("/v1/articles/" + draft.id() + "/preview-links/" + link.id)))
                .entity(PreviewLinkView.withSecret(link, webUrl, token.reveal()))
                .build();
    }

    /** Who sends the expiry in a body would get a link that lives longer than was meant. */
    private void refuseBody() {
        String length = http.getHeader(HttpHeaders.CONTENT_LENGTH);
        if ((length != null && !length.equals("0")) || http.getHeader("Transfer-Encoding") != null) {
            throw ProblemException.body("", "takes no body: expiresAt is a parameter of the address.");
        }
    }

    private static Instant expiry(@Nullable String text, Instant now) {
        if (text == null) {
            return now.plus(USUAL);
        }
        return Times.parse(text)
                .filter(time -> time.isAfter(now) && !time.isAfter(now.plus(LONGEST)))
                .orElseThrow(() -> ProblemException.parameter(
                        "expiresAt",
                        "takes a time ahead, within " + LONGEST.toDays() + " days, such as " + now.plus(USUAL) + "."));
    }

    /** Lists preview links. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "listPreviewLinks",
            summary = "Lists the preview links of an article, newest first; their tokens are shown nowhere",
            description = "Those that ended more than 30 days ago may be gone.")
    public Page<PreviewLinkView> listPreviewLinks(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery @DefaultValue(Limit.DEFAULT) @Parameter(description = "How many items a page holds") Limit limit,
            @RestQuery @Parameter(description = "Where the page begins: nextCursor of the one before") @Nullable
                    String cursor) {
        List<PreviewLink> rows =
                links.of(articles.require(id), paging.afterTime().map(Paging.After::id), limit.value() + 1);
        return paging.page(rows, limit, PreviewLinkView::of, link -> List.of(link.madeAt, link.id));
    }

    /** A preview link. */
    @GET
    @Path("/{linkId}")
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "getPreviewLink", summary = "Answers a preview link, without its token")
    public PreviewLinkView getPreviewLink(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "The link's id") String linkId) {
        return PreviewLinkView.of(require(articles.require(id), linkId));
    }

    private PreviewLink require(UUID article, String linkId) {
        return Ids.parse(linkId)
                .flatMap(known -> links.of(article, known))
                .orElseThrow(() -> ProblemException.notFound("preview link", linkId));
    }

    /** Revokes a preview link. */
    @DELETE
    @Path("/{linkId}")
    @Transactional
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "revokePreviewLink", summary = "Revokes a preview link, at once and for good")
    @APIResponse(
            responseCode = "200",
            description = "It is revoked",
            content = @Content(schema = @Schema(implementation = PreviewLinkView.class)))
    public PreviewLinkView revokePreviewLink(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "The link's id") String linkId) {
        UUID article = articles.require(id);
        trail.about(article);
        PreviewLink link = require(article, linkId);
        if (link.revokedAt == null) {
            link.revokedAt = Times.now(clock);
        }
        return PreviewLinkView.of(link);
    }
}
