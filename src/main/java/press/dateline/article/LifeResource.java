package press.dateline.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import press.dateline.document.ArticleView.CorrectionView;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;

@Path("/v1/articles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class LifeResource {

    private final Articles articles;
    private final PublicLife life;
    private final CorrectionDesk corrections;
    private final Caller caller;
    private final PublicUrl publicUrl;

    LifeResource(Articles articles, PublicLife life, CorrectionDesk corrections, Caller caller, PublicUrl publicUrl) {
        this.articles = articles;
        this.life = life;
        this.corrections = corrections;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

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

    /** What was wrong. */
    @Schema(description = "What was wrong in an article, or is said of it now")
    public record NewCorrection(
            @NotNull
            @Pattern(
                    regexp = "correction|clarification|update|note",
                    message = "must be correction, clarification, update or note")
            @Schema(
                    description = "correction (something was wrong), clarification, update, or note (the editor's)",
                    examples = "correction")
            String kind,

            @NotBlank
            @Size(max = 5000)
            @Schema(
                    description = "What was wrong, and what is right",
                    examples = "An earlier version gave the wrong year; it was 2015.")
            String text,

            @Schema(description = "The published revision that it applies to; absent: the one that is public now")
            @Nullable
            Integer revision,

            @Size(max = 64) @Schema(description = "Id of the block that it concerns") @Nullable
            String block) {}

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
                    + " gets a row. What is missing for publication comes back in one problem. Where the draft's"
                    + " embargoUntil lies in the future, only keys with content:embargo see it until then.")
    @APIResponse(
            responseCode = "200",
            description = "It is published",
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
        life.publish(article, Completeness.Source.NEWSROOM, caller.key());
        return view(article);
    }

    /** Corrects the article. */
    @POST
    @Path("/correct")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "correctArticle",
            summary = "Says in public what was wrong in a published article",
            description = "It stands in the article's corrections, and lists say that the article was corrected. The"
                    + " text itself is changed by publishing another draft.")
    @APIResponse(
            responseCode = "200",
            description = "It stands in the article",
            content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    public Response correctArticle(
            @RestPath @Parameter(description = "Id or slug") String id, @Valid NewCorrection correction) {
        return Response.ok(corrections.correct(
                        articles.locked(id),
                        correction.kind(),
                        correction.text(),
                        correction.revision(),
                        correction.block(),
                        caller.key()))
                .build();
    }

    /** Withdraws the article. */
    @POST
    @Path("/withdraw")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "withdrawArticle",
            summary = "Takes an article from the public, at once; a scheduled one from its schedule",
            description = "It leaves all lists and answers 410. Needs no If-Match: a kill must go through. What was"
                    + " withdrawn otherwise can be killed later.")
    @APIResponse(
            responseCode = "200",
            description = "It is withdrawn",
            content = @Content(schema = @Schema(implementation = StatusView.class)))
    public Response withdrawArticle(
            @RestPath @Parameter(description = "Id or slug") String id, @Valid Withdrawal withdrawal) {
        Article article = articles.locked(id);
        life.withdraw(article, withdrawal.kind(), withdrawal.reason(), caller.key());
        return view(article);
    }

    /** Brings the article back. */
    @POST
    @Path("/restore")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "restoreArticle",
            summary = "Brings a withdrawn article back",
            description = "As it was published last. What was never published is a draft again. To bring it back with"
                    + " changes, change its draft and publish that.")
    @APIResponse(
            responseCode = "200",
            description = "It is back",
            content = @Content(schema = @Schema(implementation = StatusView.class)))
    public Response restoreArticle(@RestPath @Parameter(description = "Id or slug") String id) {
        Article article = articles.locked(id);
        life.restore(article, caller.key());
        return view(article);
    }

    private Response view(Article article) {
        return Response.ok(StatusView.of(article, publicUrl)).build();
    }
}
