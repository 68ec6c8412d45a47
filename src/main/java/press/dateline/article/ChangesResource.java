package press.dateline.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.reading.PublicArticles;
import press.dateline.revision.History;
import press.dateline.revision.History.Eyes;
import press.dateline.revision.RevisionChanges;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

@Previewable
@Path("/v1/articles/{id}/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class ChangesResource {

    private static final String NUMBER = "[1-9][0-9]{0,8}";

    private final Articles articles;
    private final PublicArticles published;
    private final History history;
    private final Caller caller;

    ChangesResource(Articles articles, PublicArticles published, History history, Caller caller) {
        this.articles = articles;
        this.published = published;
        this.history = history;
        this.caller = caller;
    }

    /** What changed between two revisions. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getChanges",
            summary = "Answers what changed from one revision of an article to another, block by block",
            description = "Callers who may see drafts compare any revisions. Others compare those that were public, and"
                    + " are not shown what was changed for legal reasons; a revision that was never public is one that"
                    + " does not exist.")
    @APIResponse(
            responseCode = "200",
            description = "The changes",
            content = @Content(schema = @Schema(implementation = RevisionChanges.class)))
    public RevisionChanges getChanges(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery
                    @Parameter(
                            description = "The older revision",
                            required = true,
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
                    @Nullable
                    String from,
            @RestQuery
                    @Parameter(
                            description = "The newer revision; absent: the newest that the caller may see",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
                    @Nullable
                    String to) {
        boolean all = caller.mayPreview();
        UUID article = all ? articles.require(id).id : whole(id).id();
        if (from == null) {
            throw ProblemException.parameter("from", "is missing: name the older revision.");
        }
        int older = number("from", from);
        Integer newer = to == null ? null : number("to", to);
        if (newer != null && older > newer) {
            throw ProblemException.parameter("from", "must not be after to.");
        }
        return history.changes(article, older, newer, all ? Eyes.EDITORS : Eyes.READERS)
                .orElseThrow(() -> ProblemException.notFound("revision", to == null ? from : from + "' or '" + to));
    }

    /** Who may have the summary alone is not told what was changed in the body either. */
    private PublicArticles.Served whole(String id) {
        PublicArticles.Served served = published.require(id);
        if (!served.isWhole()) {
            throw ProblemException.notFound("article", id);
        }
        return served;
    }

    private static int number(String parameter, String text) {
        if (!text.matches(NUMBER)) {
            throw ProblemException.parameter(
                    parameter, "'" + Texts.excerpt(text) + "' must be the number of a revision, from 1.");
        }
        return Integer.parseInt(text);
    }
}
