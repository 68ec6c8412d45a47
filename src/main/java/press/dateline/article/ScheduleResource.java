package press.dateline.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

@Path("/v1/articles/{id}/schedule")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class ScheduleResource {

    private final Articles articles;
    private final Scheduling scheduling;
    private final Caller caller;
    private final PublicUrl publicUrl;

    ScheduleResource(Articles articles, Scheduling scheduling, Caller caller, PublicUrl publicUrl) {
        this.articles = articles;
        this.scheduling = scheduling;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** When to publish and unpublish. */
    @Schema(description = "When an article is published and unpublished")
    public record NewSchedule(
            @Schema(description = "When its newest draft is published; needed for a draft that is not scheduled yet")
            @Nullable
            Instant at,

            @Schema(description = "When it is taken from the public") @Nullable
            Instant unpublishAt) {}

    /** Schedules an article. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "scheduleArticle",
            summary = "Sets when an article is published and unpublished, or moves that",
            description = "The draft must be complete, as for publishing. What is published is the newest draft at the"
                    + " time; if it lacks something by then, the schedule fails with the reason. What is absent stays"
                    + " as it is. A published article can have its newer draft scheduled, or its end alone.")
    @APIResponse(
            responseCode = "200",
            description = "It is scheduled",
            content = @Content(schema = @Schema(implementation = StatusView.class)))
    public Response scheduleArticle(
            @RestPath @Parameter(description = "Id or slug") String id, @Valid NewSchedule schedule) {
        Article article = articles.locked(id);
        scheduling.schedule(article, schedule.at(), schedule.unpublishAt(), caller.key());
        return Response.ok(StatusView.of(article, publicUrl)).build();
    }

    /** Cancels a schedule. */
    @DELETE
    @Transactional
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(operationId = "cancelSchedule", summary = "Takes an article's schedule off")
    @APIResponse(
            responseCode = "200",
            description = "It is not scheduled any more",
            content = @Content(schema = @Schema(implementation = StatusView.class)))
    public StatusView cancelSchedule(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery @Parameter(description = "Which part: publish or unpublish; absent: both") @Nullable
                    String kind) {
        if (kind != null && !kind.matches("publish|unpublish")) {
            throw ProblemException.parameter("kind", "must be publish or unpublish.");
        }
        Article article = articles.locked(id);
        scheduling.cancel(article, kind);
        return StatusView.of(article, publicUrl);
    }
}
