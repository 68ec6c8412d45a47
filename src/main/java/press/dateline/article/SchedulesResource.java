package press.dateline.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Scope;
import press.dateline.change.ChangeType;
import press.dateline.change.DueRows;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.PublicUrl;

@Path("/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class SchedulesResource {

    private final Articles articles;
    private final DueRows dues;
    private final Paging paging;
    private final PublicUrl publicUrl;

    SchedulesResource(Articles articles, DueRows dues, Paging paging, PublicUrl publicUrl) {
        this.articles = articles;
        this.dues = dues;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    /** Lists schedules. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "listSchedules",
            summary = "Lists what happens to articles at a time, or did, soonest first",
            description = "Publications, ends of embargoes and ends of articles: those to come, those that were done,"
                    + " cancelled, and those that failed, with the reason.")
    public Page<ScheduleView> listSchedules(@BeanParam ScheduleFilter filter) {
        List<DueRows.Row> rows = dues.list(
                ChangeType.ARTICLE,
                filter.validState(),
                filter.time("from", filter.from),
                filter.time("to", filter.to),
                paging.afterTime(),
                filter.limit().value() + 1);
        Map<UUID, String> slugs =
                articles.slugs(rows.stream().map(DueRows.Row::target).distinct().toList());
        return paging.page(
                rows,
                filter.limit(),
                row -> ScheduleView.of(row, slugs.getOrDefault(row.target(), ""), publicUrl),
                row -> List.of(row.at(), row.id()));
    }
}
