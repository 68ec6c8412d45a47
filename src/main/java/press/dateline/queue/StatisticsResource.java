package press.dateline.queue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Scope;
import press.dateline.site.SiteLookup;
import press.dateline.web.ProblemException;
import press.dateline.web.TimeBound;
import press.dateline.web.Times;

@Path("/v1/moderation/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class StatisticsResource {

    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(32); // a month of days, in which a clock may be put back

    private final Statistics statistics;
    private final SiteLookup site;
    private final Clock clock;

    StatisticsResource(Statistics statistics, SiteLookup site, Clock clock) {
        this.statistics = statistics;
        this.site = site;
        this.clock = clock;
    }

    /** Figures of moderation. */
    @GET
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "getModerationStatistics",
            summary = "Counts comments, what waits, decisions by hours, and what the rules found",
            description = "Over a period of 32 days at most; the last 7 days, if nothing else is said.")
    public StatisticsView getModerationStatistics(
            @RestQuery
                    @Parameter(
                            description =
                                    "Where the period begins: a time (RFC 3339) or a day (YYYY-MM-DD, in the site's"
                                            + " time zone); absent: 7 days before its end")
                    @Nullable
                    String from,
            @RestQuery
                    @Parameter(
                            description = "Where it ends: before this time (RFC 3339), or with the end of this day"
                                    + " (YYYY-MM-DD); absent: now")
                    @Nullable
                    String to) {
        Instant now = Times.now(clock);
        Supplier<ZoneId> zone = () -> site.site().timeZone();
        Instant end = Objects.requireNonNullElse(TimeBound.read("to", to, true, zone), now);
        Instant given = TimeBound.read("from", from, false, zone);
        Instant begin = given == null ? end.minus(USUAL) : given;
        if (!begin.isBefore(end) || begin.plus(LONGEST).isBefore(end)) {
            throw ProblemException.parameter(
                    "from", "must be before the end of the period, by " + LONGEST.toDays() + " days at most.");
        }
        return statistics.of(begin, end, now);
    }
}
