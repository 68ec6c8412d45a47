package press.dateline.queue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Scope;
import press.dateline.web.Page;

@Path("/v1/moderation/queue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class QueueResource {

    private final Queue queue;
    private final QueueReading reading;

    QueueResource(Queue queue, QueueReading reading) {
        this.queue = queue;
        this.reading = reading;
    }

    /** The queue. */
    @GET
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "listQueue",
            summary = "Lists the comments that wait for a moderator, each with all that is needed to decide",
            description = "Those that a moderator has claimed are in it too, and say so.")
    public Page<QueueItemView> listQueue(@BeanParam QueueFilter filter) {
        return queue.page(reading.read(filter), filter.limit());
    }
}
