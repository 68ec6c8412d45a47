package press.dateline.article;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Scope;
import press.dateline.revision.Draft;
import press.dateline.revision.Revisions;
import press.dateline.web.MergePatch;
import press.dateline.web.Preconditions;

@Path("/v1/articles/{id}/draft")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class DraftResource {

    static final String OUTDATED = "Somebody else has changed it: revision is the current one, and changes, for callers"
            + " who may see drafts, what has changed since the one in If-Match (revision-outdated)";

    static final String SAVED = "It is saved; the caller may not see drafts";

    private final Articles articles;
    private final Revisions revisions;
    private final Newsroom newsroom;
    private final MergePatch patches;
    private final EditGuard guard;
    private final Caller caller;

    DraftResource(
            Articles articles,
            Revisions revisions,
            Newsroom newsroom,
            MergePatch patches,
            EditGuard guard,
            Caller caller) {
        this.articles = articles;
        this.revisions = revisions;
        this.newsroom = newsroom;
        this.patches = patches;
        this.guard = guard;
        this.caller = caller;
    }

    /** The draft. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "getDraft",
            summary = "Answers an article's draft: its newest revision, public or not",
            description = "Its ETag is the revision; the draft can be sent back unchanged.")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = Draft.class)))
    public Response getDraft(@RestPath @Parameter(description = "Id or slug") String id) {
        Article article = articles.require(id);
        return answer(
                Response.ok(revisions.draft(article.id, article.draftRevision).draft()), article.draftRevision);
    }

    /** Changes the draft. */
    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "updateDraft",
            summary = "Changes an article's draft (JSON Merge Patch, RFC 7396)",
            description = "Lists, blocks among them, are replaced whole. Makes the next revision; the public one stays"
                    + " until that is published.")
    @APIResponse(
            responseCode = "200",
            description = "The draft as it is now",
            content = @Content(schema = @Schema(implementation = Draft.class)))
    @APIResponse(
            responseCode = "204",
            description = SAVED,
            headers = @Header(name = HttpHeaders.ETAG, ref = "DraftRevision"))
    @APIResponse(responseCode = "412", description = OUTDATED)
    public Response updateDraft(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = Draft.class))) JsonNode patch) {
        Article article = articles.locked(id);
        guard.requireNewest(ifMatch, article);
        Draft current = revisions.draft(article.id, article.draftRevision).draft();
        Draft changed = patches.apply(patch.has("bodyHtml") ? current.withoutBlocks() : current, patch, Draft.class);
        return saved(newsroom.edit(article, current, changed, changed.save(), caller.key()), caller);
    }

    /** Replaces the draft. */
    @PUT
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "replaceDraft",
            summary = "Replaces an article's draft",
            description =
                    "What is absent is removed, but the slug, which stays. Makes the next revision, unless nothing"
                            + " differs; the public one stays until that is published.")
    @APIResponse(
            responseCode = "200",
            description = "The draft as it is now",
            content = @Content(schema = @Schema(implementation = Draft.class)))
    @APIResponse(
            responseCode = "204",
            description = SAVED,
            headers = @Header(name = HttpHeaders.ETAG, ref = "DraftRevision"))
    @APIResponse(responseCode = "412", description = OUTDATED)
    public Response replaceDraft(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @Valid Draft wanted) {
        Article article = articles.locked(id);
        guard.requireNewest(ifMatch, article);
        Draft current = revisions.draft(article.id, article.draftRevision).draft();
        Draft changed = wanted.as(
                Objects.requireNonNullElse(wanted.id(), article.id),
                article.draftRevision,
                Objects.requireNonNullElse(wanted.status(), article.status),
                Objects.requireNonNullElse(wanted.slug(), Objects.requireNonNull(current.slug())));
        return saved(newsroom.edit(article, current, changed, wanted.save(), caller.key()), caller);
    }

    /** Answers the draft to those who may see drafts, to others its revision alone. */
    static Response saved(Draft draft, Caller caller) {
        return answer(
                caller.mayPreview() ? Response.ok(draft) : Response.noContent(),
                Objects.requireNonNull(draft.revision()));
    }

    private static Response answer(Response.ResponseBuilder answer, int revision) {
        return answer.header(HttpHeaders.ETAG, Preconditions.etag(revision)).build();
    }
}
