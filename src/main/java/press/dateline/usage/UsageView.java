package press.dateline.usage;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody was answered, and how much of the quotas is used. */
@Schema(name = "UsageReport", description = "What a key or a partner was answered, and how much of its quotas is used")
public record UsageView(
        @Schema(description = "The first day") LocalDate from,
        @Schema(description = "The last day") LocalDate to,

        @Schema(description = "The site's time zone, in which days begin")
        String timeZone,

        @Schema(description = "All of it together") TotalView total,

        @Schema(description = "The quotas, as they stand now")
        List<QuotaStateView> quotas,

        @Schema(description = "By day and path, in this order; what was answered in the last seconds may be missing")
        List<UsageRowView> items) {

    /** Sums. */
    @Schema(name = "UsageTotal", description = "Sums over days and paths")
    public record TotalView(
            @Schema(description = "Requests that were answered and count towards quotas")
            long requests,

            @Schema(description = "Articles in these answers")
            long articles,

            @Schema(description = "Bytes of their bodies") long bytes,

            @Schema(description = "Requests that were refused")
            long refused,

            @Schema(description = "Requests that count towards nothing")
            long free) {

        static TotalView of(List<UsageRowView> rows) {
            return new TotalView(
                    rows.stream().mapToLong(UsageRowView::requests).sum(),
                    rows.stream().mapToLong(UsageRowView::articles).sum(),
                    rows.stream().mapToLong(UsageRowView::bytes).sum(),
                    rows.stream().mapToLong(UsageRowView::refused).sum(),
                    rows.stream().mapToLong(UsageRowView::free).sum());
        }
    }
}
