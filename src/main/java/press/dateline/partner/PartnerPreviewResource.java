package press.dateline.partner;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
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
import press.dateline.access.Contracts;
import press.dateline.access.PreviewedPartner;
import press.dateline.access.Scope;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.TimeBound;
import press.dateline.web.Times;

@Path("/v1/partners/{id}/preview")
@Tag(name = "Partners")
class PartnerPreviewResource {

    private final Partners partners;
    private final Contracts contracts;
    private final CurrentVertxRequest request;
    private final Vertx vertx;
    private final Clock clock;

    PartnerPreviewResource(
            Partners partners, Contracts contracts, CurrentVertxRequest request, Vertx vertx, Clock clock) {
        this.partners = partners;
        this.contracts = contracts;
        this.request = request;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** The API as a partner sees it. */
    @GET
    @Blocking
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "previewPartner",
            summary = "Answers what a partner gets at another address, now or later",
            description =
                    "Status, headers and body are those that a key of the partner with content:read gets. With at, what"
                            + " is published by now is shown as the partner gets it then: entitlements that begin or end,"
                            + " delays, embargoes, unpublications and the ends of licences count; what will be published is"
                            + " not known, and what is under embargo now says so still. It counts towards none of the"
                            + " partner's limits, and gives it nothing. 400 for addresses of keys, partners and readers,"
                            + " for streams, and for changes and comments of a time that lies ahead.")
    @APIResponse(
            responseCode = "200",
            description = "What the partner gets; other statuses are the partner's, too",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "409", description = "The partner's contract has ended: its keys are refused")
    public Uni<Response> previewPartner(
            @RestPath @Parameter(description = "The partner's id or slug") String id,
            @RestQuery
                    @Parameter(
                            description = "The address, below /v1, with its parameters, URL-encoded",
                            required = true,
                            example = "/v1/articles?section=world")
                    @Nullable
                    String path,
            @RestQuery
                    @Parameter(
                            description = "For when: a time (RFC 3339) or the begin of a day in UTC; absent: now",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @Nullable
                    String at) {
        Instant now = Times.now(clock);
        Instant time = TimeBound.ahead("at", at, now);
        String address = PreviewedAddress.read(path, time.isAfter(now));
        Partner partner = QuarkusTransaction.requiringNew().call(() -> partners.require(id));
        if (partner.endedAt != null) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The partner's contract ended at " + partner.endedAt + ": its keys get 401 at every address.");
        }
        PreviewedPartner previewed =
                new PreviewedPartner(partner.id, contracts.of(partner.id), time.isAfter(now) ? time : null);
        RoutingContext context = request.getCurrent();
        return Uni.createFrom().emitter(_ -> answer(context, previewed, address));
    }

    /** The request begins anew, at the other address: that is what answers it, and nothing is left to be answered here. */
    private void answer(RoutingContext context, PreviewedPartner previewed, String address) {
        Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()))
                .runOnContext(_ -> {
                    previewed.takeOver(context);
                    // Vert.x would go on with the parameters that it has read before.
                    MultiMap parameters = context.queryParams().clear();
                    new QueryStringDecoder(address).parameters().forEach(parameters::add);
                    context.reroute(context.request().method(), address);
                });
    }
}
