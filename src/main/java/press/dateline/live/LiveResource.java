package press.dateline.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import press.dateline.access.Scope;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

@Path("/v1/articles/{id}/comments/stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Tag(name = "Comments")
class LiveResource {

    private static final String LAST_EVENT = "Last-Event-ID";
    private static final String PARAMETER = "lastEventId";
    private static final String REMEDY =
            "takes the id of an event of a stream of comments, as it came; leave it out to begin with now.";

    private final Listeners listeners;
    private final ArticleLookup articles;
    private final Caller caller;
    private final HttpServerRequest http;

    LiveResource(Listeners listeners, ArticleLookup articles, Caller caller, HttpServerRequest http) {
        this.listeners = listeners;
        this.articles = articles;
        this.caller = caller;
        this.http = http;
    }

    /** The discussion of an article as it happens. */
    @GET
    @Blocking
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "streamArticleComments",
            summary = "Tells what happens in an article's discussion as it happens, as server-sent events",
            description =
                    "Events are hello (all up to now is told), comment (one that has come, was edited, or is deleted and keeps its place), removed, reset"
                            + " (what was missed cannot be told: read the discussion again), and end (the article or its"
                            + " discussion is not public any more). Their data is JSON. With the id of the last event that"
                            + " came, everything since is told, some of it perhaps twice. The connection ends after an hour"
                            + " at most; the client, a browser by itself, comes again.")
    @APIResponse(
            responseCode = "200",
            description = "The events, for as long as the connection lasts; the schemas are those of their data",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema =
                                    @Schema(
                                            anyOf = {
                                                LiveHelloView.class,
                                                LiveCommentView.class,
                                                LiveRemovalView.class,
                                                LiveResetView.class,
                                                LiveEndView.class
                                            })))
    @APIResponse(responseCode = "409", description = "The article's discussion is off or hidden")
    public Multi<String> streamArticleComments(
            @RestPath @Parameter(description = "The article's id or slug") String id,
            @RestHeader(LAST_EVENT)
                    @Parameter(description = "The id of the last event that came: goes on behind it. Browsers send it")
                    @Nullable
                    String lastEvent,
            @RestQuery
                    @Parameter(description = "The same, for a first connection of a browser; the header wins over it")
                    @Nullable
                    String lastEventId,
            @RestQuery
                    @Parameter(
                            description =
                                    "A ticket for this article's stream, instead of a key; 401 (invalid-ticket) where"
                                            + " it was used, has expired, or is for another article")
                    @Nullable
                    String ticket) {
        StreamPosition after = after(lastEvent, lastEventId);
        listeners.requireRoom();
        ArticleCard article = articles.require(id);
        if (!article.showsDiscussion()) {
            throw new ProblemException(
                            ProblemType.WRONG_STATE,
                            "The discussion of this article is "
                                    + article.discussion().state() + ": nothing of it is shown.")
                    .with("discussion", article.discussion().state());
        }
        http.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no"); // nginx would else wait until it has 4 KB
        return http.method().equals(HttpMethod.HEAD)
                ? Multi.createFrom().empty()
                : listeners.listen(
                        new Listener.Asked(article.id(), caller.audience(), caller.key(), caller.keyUntil(), after),
                        http);
    }

    private static @Nullable StreamPosition after(@Nullable String header, @Nullable String parameter) {
        if (header != null && !header.isEmpty()) {
            return StreamPosition.parse(header)
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.INVALID_PARAMETER,
                            LAST_EVENT + " " + REMEDY,
                            List.of(Fault.header(LAST_EVENT, REMEDY))));
        }
        return parameter == null
                ? null
                : StreamPosition.parse(parameter).orElseThrow(() -> ProblemException.parameter(PARAMETER, REMEDY));
    }
}
