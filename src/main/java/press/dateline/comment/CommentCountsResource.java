package press.dateline.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.reading.Missing;
import press.dateline.web.ProblemException;

@Previewable
@Path("/v1/comment-counts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class CommentCountsResource {

    private static final int MOST_IDS = 100;

    /** With the fold of each second: never more than a few seconds old. */
    private static final String FOR_SECONDS = "max-age=3";

    private final CommentCounts counts;
    private final ArticleLookup articles;

    CommentCountsResource(CommentCounts counts, ArticleLookup articles) {
        this.counts = counts;
        this.articles = articles;
    }

    /** How many comments some articles show. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "countComments",
            summary = "Counts the comments that articles show, of up to 100 articles at once",
            description = "What is counted is what their discussions show: approved comments and replies, less those in"
                    + " threads whose first comment is not approved; none where the discussion is off or"
                    + " hidden. An answer is a few seconds old at most, and may be kept for three.")
    @APIResponse(
            responseCode = "200",
            description = "The counts",
            content = @Content(schema = @Schema(implementation = CommentCountsView.class)))
    public Response countComments(
            @RestQuery
                    @Parameter(
                            required = true,
                            description = "1 to 100 ids or slugs of articles, parted by commas",
                            example = "freiburg-opens-tram-line")
                    @Nullable
                    String ids) {
        List<String> wanted = wanted(ids);
        Map<String, ArticleCard> known = new HashMap<>();
        for (ArticleCard card : articles.named(
                wanted.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList())) {
            known.put(card.id().toString(), card);
            known.put(card.slug(), card);
        }
        Map<UUID, Integer> found = counts.of(known.values().stream()
                .filter(ArticleCard::showsDiscussion)
                .map(ArticleCard::id)
                .distinct()
                .toList());
        List<CommentCountsView.Count> items = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (String one : wanted) {
            ArticleCard card = known.get(one.toLowerCase(Locale.ROOT));
            if (card != null && card.isPublished()) {
                items.add(new CommentCountsView.Count(card.id(), card.slug(), found.getOrDefault(card.id(), 0)));
            } else {
                missing.add(new Missing(one, card != null && card.isWithdrawn() ? "withdrawn" : "not-found"));
            }
        }
        return Response.ok(new CommentCountsView(items, missing))
                .header(HttpHeaders.CACHE_CONTROL, FOR_SECONDS)
                .build();
    }

    private static List<String> wanted(@Nullable String ids) {
        if (ids == null || ids.isBlank()) {
            throw ProblemException.parameter("ids", "must name the articles: 1 to " + MOST_IDS + " ids or slugs.");
        }
        List<String> wanted = Arrays.asList(ids.split(",", -1));
        if (wanted.size() > MOST_IDS) {
            throw ProblemException.parameter("ids", "takes " + MOST_IDS + " ids at most, not " + wanted.size() + ".");
        }
        return wanted;
    }
}
