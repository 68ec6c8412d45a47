package press.dateline.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Collection;
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
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.access.Contract;
import press.dateline.access.GivenArticles;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.document.Listings;
import press.dateline.reading.PublicArticles;
import press.dateline.revision.Draft;
import press.dateline.revision.History;
import press.dateline.revision.RevisionChanges;
import press.dateline.web.ArticleCopy;
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
    private final Listings listings;
    private final GivenArticles given;
    private final Caller caller;

    ChangesResource(
            Articles articles,
            PublicArticles published,
            History history,
            Listings listings,
            GivenArticles given,
            Caller caller) {
        this.articles = articles;
        this.published = published;
        this.history = history;
        this.listings = listings;
        this.given = given;
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
                    + " does not exist. To partners neither does one that their contracts do not give all text of,"
                    + " by what it was itself: its section, tags, rights and so on. Both revisions are counted and"
                    + " noted as given.")
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
        PublicArticles.@Nullable Served served = caller.mayPreview() ? null : whole(id);
        UUID article = served == null ? articles.require(id).id : served.id();
        if (from == null) {
            throw ProblemException.parameter("from", "is missing: name the older revision.");
        }
        int older = number("from", from);
        Integer newer = to == null ? null : number("to", to);
        if (newer != null && older > newer) {
            throw ProblemException.parameter("from", "must not be after to.");
        }
        RevisionChanges changes = (served == null
                        ? history.changes(article, older, newer)
                        : history.publicChanges(
                                article, older, newer, revisions -> admits(revisions, served.publishedAt())))
                .orElseThrow(() -> ProblemException.notFound("revision", to == null ? from : from + "' or '" + to));
        given.add(new ArticleCopy(article, changes.from(), true));
        given.add(new ArticleCopy(article, changes.to(), true));
        return changes;
    }

    /** Whether the caller's contract, if it has one, gives all text of revisions, by what they were themselves. */
    private boolean admits(Collection<Draft> revisions, Instant publishedAt) {
        Audience audience = caller.audience();
        Contract contract = audience.contract();
        return contract == null
                || listings.of(revisions, publishedAt).stream()
                        .allMatch(listing -> contract.givesWhole(listing, audience.at()));
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
