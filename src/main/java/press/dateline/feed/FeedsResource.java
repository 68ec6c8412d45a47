package press.dateline.feed;

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
import press.dateline.access.FeedKeys;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.reading.SavedFilters;
import press.dateline.web.MergePatch;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.PublicUrl;

@Path("/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feeds")
class FeedsResource {

    private static final String NAME = "The feed's name";

    private final Feeds feeds;
    private final FeedKeys keys;
    private final FeedForms forms;
    private final SavedFilters filters;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final PublicUrl publicUrl;

    FeedsResource(
            Feeds feeds,
            FeedKeys keys,
            FeedForms forms,
            SavedFilters filters,
            Caller caller,
            MergePatch patches,
            Paging paging,
            PublicUrl publicUrl) {
        this.feeds = feeds;
        this.keys = keys;
        this.forms = forms;
        this.filters = filters;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    /** Lists the feeds that have names. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "listFeeds", summary = "Lists the feeds that have names, by their names")
    public Page<FeedView> listFeeds(@BeanParam PageFilter filter) {
        List<Feed> rows = feeds.byName(
                filter.limit().value() + 1,
                paging.afterText().map(Paging.After::text).orElse(""));
        return paging.page(rows, filter.limit(), this::view, feed -> List.of(feed.name(), feed.id()));
    }

    /** Makes a feed. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "createFeed",
            summary = "Makes a feed: a saved filter with a name",
            description = "It is read at once, by everybody, each as far as they may see its articles.")
    @APIResponse(
            responseCode = "201",
            description = "The feed was made",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    @APIResponse(responseCode = "409", description = "The name is another feed's")
    public Response createFeed(@Valid NewFeed wanted) {
        String asked = wanted.name();
        if (Feed.ALL.equals(asked)) {
            throw ProblemException.body("/name", "all is the feed of all articles: choose another name.");
        }
        FeedChanges contents = checked(wanted.contents());
        String name = asked == null ? feeds.freeName(wanted.title()) : asked;
        FeedView view = view(feeds.add(name, contents, caller.key()));
        return Response.created(URI.create(publicUrl.to("/v1/feeds/" + view.name())))
                .entity(view)
                .build();
    }

    /** A feed's name and filter. */
    @GET
    @Path("/{name}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "getFeedSettings", summary = "Answers what a feed is called, its filter and its addresses")
    public FeedView getFeedSettings(@RestPath @Parameter(description = NAME) String name) {
        return view(feeds.require(name));
    }

    /** Changes a feed. */
    @PATCH
    @Path("/{name}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "updateFeed",
            summary = "Changes a feed (JSON Merge Patch, RFC 7396), on all instances within a second")
    public FeedView updateFeed(
            @RestPath @Parameter(description = NAME) String name,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = FeedChanges.class))) JsonNode patch) {
        Feed feed = feeds.requireLocked(name);
        Preconditions.requireRevision(ifMatch, feed.revision());
        FeedChanges wanted = checked(patches.apply(FeedChanges.of(feed), patch, FeedChanges.class));
        return view(feeds.change(feed, wanted, caller.key()));
    }

    /** Deletes a feed. */
    @DELETE
    @Path("/{name}")
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "deleteFeed",
            summary = "Deletes a feed; its addresses are 404 from then on",
            description = "Partners' secret addresses of it are revoked for good.")
    @APIResponse(responseCode = "204", description = "The feed is gone")
    public void deleteFeed(@RestPath @Parameter(description = NAME) String name) {
        feeds.delete(feeds.requireLocked(name), caller.key());
        keys.revokeAll(name);
    }

    private FeedView view(Feed feed) {
        return FeedView.of(feed, forms.addresses("/v1/feeds/" + feed.name()));
    }

    /** What is wrong with a filter is said by the code that reads those of lists; here it stands in a body. */
    private FeedChanges checked(FeedChanges wanted) {
        try {
            filters.read(wanted.wanted().parameters());
            return wanted;
        } catch (ProblemException e) {
            if (e.type() != ProblemType.INVALID_PARAMETER) {
                throw e;
            }
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    e.detail(),
                    e.faults().isEmpty()
                            ? List.of(Fault.at("/filter", e.detail()))
                            : e.faults().stream()
                                    .map(fault -> Fault.at("/filter/" + fault.parameter(), fault.detail()))
                                    .toList());
        }
    }
}
