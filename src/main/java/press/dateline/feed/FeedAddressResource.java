package press.dateline.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.FeedKey;
import press.dateline.access.FeedKeys;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

@Path("/v1/partners/{id}/feeds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feeds")
class FeedAddressResource {

    private static final String PARTNER = "The partner's id or slug";

    private final FeedKeys keys;
    private final Feeds feeds;
    private final FeedForms forms;
    private final Paging paging;

    FeedAddressResource(FeedKeys keys, Feeds feeds, FeedForms forms, Paging paging) {
        this.keys = keys;
        this.feeds = feeds;
        this.forms = forms;
        this.paging = paging;
    }

    /** The secret feed addresses of a partner. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "listPartnerFeeds",
            summary = "Lists the secret feed addresses of a partner, newest first; their secrets are shown nowhere")
    public Page<PartnerFeedView> listPartnerFeeds(
            @RestPath @Parameter(description = PARTNER) String id, @BeanParam PageFilter filter) {
        List<PartnerFeedView> rows =
                keys
                        .ofPartner(
                                id,
                                filter.limit().value() + 1,
                                paging.afterTime().map(Paging.After::id))
                        .stream()
                        .map(key -> PartnerFeedView.of(key, List.of()))
                        .toList();
        return paging.page(rows, filter.limit(), Function.identity(), one -> List.of(one.createdAt(), one.id()));
    }

    /** Makes a secret feed address. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "createPartnerFeed",
            summary = "Makes a secret address of a feed, for a partner's feed reader",
            description = "Whoever has the address reads the feed with the partner's rights, and nothing else; it"
                    + " counts towards the partner's plan. The answer shows it once, in each form; it is stored"
                    + " nowhere. A repetition under the same Idempotency-Key shows all but the addresses.")
    @APIResponse(
            responseCode = "201",
            description = "The address was made",
            content = @Content(schema = @Schema(implementation = PartnerFeedView.class)))
    @APIResponse(responseCode = "409", description = "The partner's contract has ended")
    public Response createPartnerFeed(
            @RestPath @Parameter(description = PARTNER) String id, @Valid NewPartnerFeed wanted) {
        String feed = Objects.requireNonNullElse(wanted.feed(), Feed.ALL);
        if (!feed.equals(Feed.ALL) && feeds.findHeld(feed).isEmpty()) {
            throw ProblemException.body("/feed", "there is no feed '" + Texts.excerpt(feed) + "'.");
        }
        FeedKey key = keys.add(id, feed, wanted.name());
        return Response.status(Response.Status.CREATED)
                .entity(PartnerFeedView.of(
                        key, forms.addresses("/v1/feeds/" + feed + "/" + Objects.requireNonNull(key.secret()))))
                .build();
    }

    /** Revokes a secret feed address. */
    @DELETE
    @Path("/{address}")
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "revokePartnerFeed",
            summary = "Revokes a secret feed address, on all instances within a second, and for ever; doing it twice"
                    + " is no error")
    public PartnerFeedView revokePartnerFeed(
            @RestPath @Parameter(description = PARTNER) String id,
            @RestPath @Parameter(description = "The address's id") String address) {
        return PartnerFeedView.of(keys.revoke(id, address), List.of());
    }
}
