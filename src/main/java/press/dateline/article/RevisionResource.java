package press.dateline.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.revision.Draft;
import press.dateline.revision.History;
import press.dateline.revision.RevisionView;
import press.dateline.revision.Revisions;
import press.dateline.web.Limit;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;

@Path("/v1/articles/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class RevisionResource {

    private static final String NUMBER = "[1-9][0-9]{0,8}";

    private final Articles articles;
    private final Revisions revisions;
    private final History history;
    private final Newsroom newsroom;
    private final EditGuard guard;
    private final Paging paging;
    private final Caller caller;

    RevisionResource(
            Articles articles,
            Revisions revisions,
            History history,
            Newsroom newsroom,
            EditGuard guard,
            Paging paging,
            Caller caller) {
        this.articles = articles;
        this.revisions = revisions;
        this.history = history;
        this.newsroom = newsroom;
        this.guard = guard;
        this.paging = paging;
        this.caller = caller;
    }

    /** Lists the revisions of an article, newest first. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "listRevisions", summary = "Lists the revisions of an article, newest first")
    public Page<RevisionView> listRevisions(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery @DefaultValue(Limit.DEFAULT) @Parameter(description = "How many items a page holds") Limit limit,
            @RestQuery @Parameter(description = "Where the page begins: nextCursor of the one before") @Nullable
                    String cursor) {
        Article article = require(id);
        Optional<Integer> before = paging.afterText().map(after -> Integer.valueOf(after.text()));
        List<RevisionView> rows = history.list(article.id, before, limit.value() + 1);
        return paging.page(rows, limit, row -> row, row -> List.of(row.number(), article.id));
    }

    /** A revision. */
    @GET
    @Path("/{number}")
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "getRevision",
            summary = "Answers a revision of an article, as it was written",
            description = "State and outside ids are the article's, as they are now.")
    @APIResponse(
            responseCode = "200",
            description = "The revision",
            content = @Content(schema = @Schema(implementation = Draft.class)))
    public Draft getRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "The revision's number") String number) {
        return require(require(id), number);
    }

    /** Restores a revision. */
    @POST
    @Path("/{number}/restore")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "restoreRevision",
            summary = "Makes an old revision of an article the newest draft",
            description = "Nothing of it is public until it is published. Where the draft says the same already, no"
                    + " revision is made.")
    @APIResponse(
            responseCode = "200",
            description = "The draft as it is now",
            content = @Content(schema = @Schema(implementation = Draft.class)))
    @APIResponse(
            responseCode = "204",
            description = DraftResource.SAVED,
            headers = @Header(name = HttpHeaders.ETAG, ref = "DraftRevision"))
    @APIResponse(responseCode = "412", description = DraftResource.OUTDATED)
    @APIResponse(responseCode = "428", description = "If-Match is required (revision-required)")
    public Response restoreRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "The number of the revision to restore") String number,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The draft's revision, in double quotes")
                    @Nullable
                    String ifMatch,
            @RestQuery @Parameter(description = SaidOfSave.NOTE) @Nullable String note,
            @RestQuery @Parameter(description = SaidOfSave.CHANGE_TYPE) @Nullable String changeType) {
        Draft.Save said = SaidOfSave.of(note, changeType);
        Article article = articles.locked(id);
        guard.requireNewest(ifMatch, article);
        Draft older = require(article, number);
        Draft current = revisions.draft(article.id, article.draftRevision).draft();
        return DraftResource.saved(newsroom.restore(article, current, older, said, caller.key()), caller);
    }

    private Article require(String id) {
        return articles.require(id);
    }

    private Draft require(Article article, String number) {
        Draft revision = number.matches(NUMBER)
                ? revisions.drafts(article.id, List.of(Integer.valueOf(number))).get(Integer.valueOf(number))
                : null;
        if (revision == null) {
            throw ProblemException.notFound("revision", number);
        }
        return revision;
    }
}
