package press.dateline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.fetch.FetchRefusedException;
import press.dateline.fetch.GuardedClient;
import press.dateline.web.Ids;
import press.dateline.web.MergePatch;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.PublicUrl;

@Path("/v1/feed-sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
class FeedSourceResource {

    private static final String ID = "The source's id";

    private final FeedSources sources;
    private final GuardedClient client;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final PublicUrl publicUrl;

    FeedSourceResource(
            FeedSources sources,
            GuardedClient client,
            Caller caller,
            MergePatch patches,
            Paging paging,
            PublicUrl publicUrl) {
        this.sources = sources;
        this.client = client;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    /** Lists feed sources. */
    @GET
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "listFeedSources",
            summary = "Lists the feeds that are fetched on a schedule, newest first")
    public Page<FeedSourceView> listFeedSources(@BeanParam PageFilter filter) {
        List<FeedSourceView> rows =
                sources
                        .newestFirst(
                                filter.limit().value() + 1, paging.afterTime().map(Paging.After::id))
                        .stream()
                        .map(this::view)
                        .toList();
        return paging.page(rows, filter.limit(), Function.identity(), one -> List.of(one.createdAt(), one.id()));
    }

    /** Makes a feed source. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "createFeedSource",
            summary = "Has a feed fetched on a schedule, from now on, and imported",
            description = "What is new or has changed becomes an import like that of a file; articles are published as"
                    + " they come, so content:publish is needed too. Requests are conditional: what has not changed costs"
                    + " nearly nothing.")
    @APIResponse(
            responseCode = "201",
            description = "The source was made; it is fetched within seconds",
            content = @Content(schema = @Schema(implementation = FeedSourceView.class)))
    @APIResponse(responseCode = "409", description = "The name is another source's")
    @APIResponse(responseCode = "422", description = "Nothing is fetched from this host (DATELINE_FETCH_HOSTS)")
    public Response createFeedSource(@Valid NewFeedSource wanted) {
        caller.require(Scope.CONTENT_PUBLISH);
        check(wanted.url());
        FeedSourceView view = view(require(sources.add(wanted.contents(), caller.key())));
        return Response.created(URI.create(publicUrl.to("/v1/feed-sources/" + view.id())))
                .entity(view)
                .build();
    }

    /** One feed source. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "getFeedSource", summary = "Answers a feed source, and what came of the last fetch")
    public FeedSourceView getFeedSource(@RestPath @Parameter(description = ID) String id) {
        return view(find(id, sources::byId));
    }

    /** Changes a feed source. */
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "updateFeedSource",
            summary = "Changes a feed source (JSON Merge Patch, RFC 7396)",
            description = "One that leads elsewhere now, or is no longer paused, is fetched within seconds."
                    + " content:publish is needed too.")
    @APIResponse(
            responseCode = "200",
            description = "The source as it is now",
            content = @Content(schema = @Schema(implementation = FeedSourceView.class)))
    @APIResponse(responseCode = "422", description = "Nothing is fetched from this host (DATELINE_FETCH_HOSTS)")
    public FeedSourceView updateFeedSource(
            @RestPath @Parameter(description = ID) String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = FeedSourceChanges.class)))
                    JsonNode patch) {
        caller.require(Scope.CONTENT_PUBLISH);
        FeedSource source = find(id, sources::locked);
        Preconditions.requireRevision(ifMatch, source.revision());
        FeedSourceChanges wanted = patches.apply(FeedSourceChanges.of(source), patch, FeedSourceChanges.class);
        if (!wanted.url().equals(source.url())) {
            check(wanted.url());
        }
        sources.change(source, wanted);
        return view(require(source.id()));
    }

    /** Deletes a feed source. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteFeedSource",
            summary = "Has a feed fetched no more; what was imported from it stays",
            description = "content:publish is needed too.")
    @APIResponse(responseCode = "204", description = "The source is gone")
    public void deleteFeedSource(@RestPath @Parameter(description = ID) String id) {
        caller.require(Scope.CONTENT_PUBLISH);
        if (Ids.parse(id).filter(sources::delete).isEmpty()) {
            throw ProblemException.notFound("feed source", id);
        }
    }

    /** Lets a feed source be fetched now. */
    @POST
    @Path("/{id}/fetch")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "fetchFeedSource",
            summary = "Has a feed source fetched within seconds, whenever it would be due",
            description = "One that is being fetched just now is not fetched once more. content:publish is needed too.")
    @APIResponse(
            responseCode = "202",
            description = "It is due; lastFetchAt tells when it was fetched",
            content = @Content(schema = @Schema(implementation = FeedSourceView.class)))
    @APIResponse(responseCode = "409", description = "It is paused")
    public Response fetchFeedSource(@RestPath @Parameter(description = ID) String id) {
        caller.require(Scope.CONTENT_PUBLISH);
        FeedSource source = find(id, sources::locked);
        if (source.paused()) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE, "It is paused: change paused to false, and it is fetched at once.");
        }
        sources.dueNow(source.id());
        return Response.accepted(view(require(source.id()))).build();
    }

    /** Whether it would be fetched is said when it is wanted, not only when it is due. */
    private void check(String url) {
        try {
            client.check(url);
        } catch (FetchRefusedException e) {
            String detail = String.valueOf(e.getMessage());
            if (e.why() == FetchRefusedException.Why.NO_ADDRESS) {
                throw ProblemException.body("/url", detail);
            }
            throw new ProblemException(ProblemType.HOST_NOT_ALLOWED, detail, List.of(Fault.at("/url", detail)));
        }
    }

    private FeedSource find(String id, Function<UUID, Optional<FeedSource>> by) {
        return Ids.parse(id).flatMap(by).orElseThrow(() -> ProblemException.notFound("feed source", id));
    }

    private FeedSource require(UUID id) {
        return sources.byId(id).orElseThrow();
    }

    private FeedSourceView view(FeedSource source) {
        return FeedSourceView.of(source, publicUrl);
    }
}
