package press.dateline.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
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
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;

@Path("/v1/articles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class LifeResource {

    private final Articles articles;
    private final Newsroom newsroom;
    private final Caller caller;
    private final PublicUrl publicUrl;

    LifeResource(Articles articles, Newsroom newsroom, Caller caller, PublicUrl publicUrl) {
        this.articles = articles;
        this.newsroom = newsroom;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** Where an article stands in its life. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ArticleStatus", description = "Where an article stands in its life")
    public record StatusView(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,

            @Schema(description = "One of draft, published, withdrawn; more may come")
            String status,

            @Schema(description = "The published revision") @Nullable
            Integer revision,

            @Schema(description = "When it was published first") @Nullable
            Instant publishedAt,

            @Schema(description = "How it was withdrawn: kill, withhold or unpublish") @Nullable
            String withdrawal,

            @Schema(description = "Its public address") String url) {}

    /** How and why to withdraw. */
    @Schema(description = "How and why an article is withdrawn")
    public record Withdrawal(
            @NotNull
            @Pattern(regexp = "kill|withhold|unpublish", message = "must be kill, withhold or unpublish")
            @Schema(
                    description = "kill (it must not be used, for legal reasons or because it is wrong), withhold (not"
                            + " for now) or unpublish (the publisher's own choice)",
                    examples = "unpublish")
            String kind,

            @Size(max = 1000) @Schema(description = "Why; the public may read it") @Nullable
            String reason) {}

    /** Publishes the draft. */
    @POST
    @Path("/publish")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "publishArticle",
            summary = "Makes an article's draft public",
            description = "People and places are found in its text, its documents are rendered, and the change log"
                    + " gets a row. What is missing for publication comes back in one problem.")
    @APIResponse(
            responseCode = "200",
            description = "It is public",
            content = @Content(schema = @Schema(implementation = StatusView.class)))
    public Response publishArticle(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that is meant, in double quotes; absent: the newest")
                    @Nullable
                    String ifMatch) {
        Article article = articles.locked(id);
        if (ifMatch != null) {
            Preconditions.requireRevision(ifMatch, article.draftRevision);
        }
        newsroom.publish(article, caller.key());
        return Response.ok(view(article)).build();
    }

    /** Withdraws the article. */
    @POST
    @Path("/withdraw")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "withdrawArticle",
            summary = "Takes a published article from the public, at once",
            description = "It leaves all lists and answers 410. Needs no If-Match: a kill must go through.")
    @APIResponse(
            responseCode = "200",
            description = "It is withdrawn",
            content = @Content(schema = @Schema(implementation = StatusView.class)))
    public Response withdrawArticle(
            @RestPath @Parameter(description = "Id or slug") String id, @Valid Withdrawal withdrawal) {
        Article article = articles.locked(id);
        newsroom.withdraw(article, withdrawal.kind(), withdrawal.reason(), caller.key());
        return Response.ok(view(article)).build();
    }

    private StatusView view(Article article) {
        return new StatusView(
                article.id,
                article.slug,
                article.status,
                article.publishedRevision,
                article.publishedAt,
                article.withdrawalKind,
                publicUrl.to("/v1/articles/" + article.slug));
    }
}
