package press.dateline.live;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.access.TicketRequest;
import press.dateline.change.AuditTrail;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.PublicUrl;
import press.dateline.web.Times;

@Path("/v1/articles/{id}/comments/stream-tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class StreamTicketResource {

    private final StreamTickets tickets;
    private final ArticleLookup articles;
    private final Caller caller;
    private final AuditTrail trail;
    private final PublicUrl publicUrl;
    private final Clock clock;

    StreamTicketResource(
            StreamTickets tickets,
            ArticleLookup articles,
            Caller caller,
            AuditTrail trail,
            PublicUrl publicUrl,
            Clock clock) {
        this.tickets = tickets;
        this.articles = articles;
        this.caller = caller;
        this.trail = trail;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Makes a ticket for a browser. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "createStreamTicket",
            summary = "Makes a ticket with which a browser opens the article's stream of comments without a header",
            description =
                    "It is good for 60 seconds, for one connection to this article's stream, and shows what the key"
                            + " that made it may read. Callers without a key need none, and get none: 401. A repetition under the"
                            + " same Idempotency-Key shows neither ticket nor url.")
    @APIResponse(
            responseCode = "200",
            description = "The ticket",
            content = @Content(schema = @Schema(implementation = StreamTicketView.class)))
    public Response createStreamTicket(@RestPath @Parameter(description = "The article's id or slug") String id) {
        UUID key = caller.key();
        if (key == null) {
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED,
                    "A ticket stands for an API key: send one, or open the stream itself, which needs no ticket where"
                            + " callers without a key may read.");
        }
        caller.takesReaders();
        UUID article = articles.require(id).id();
        trail.about(article);
        StreamTickets.Made made = tickets.make(article, key, caller.keyUntil(), Times.now(clock));
        String ticket = made.token().reveal();
        return Response.ok(new StreamTicketView(
                        ticket,
                        publicUrl.to("/v1/articles/" + article + "/comments/stream?" + TicketRequest.PARAMETER + "="
                                + ticket),
                        made.expiresAt()))
                .build();
    }
}
