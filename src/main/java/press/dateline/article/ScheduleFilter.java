package press.dateline.article;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/** Which schedules to list. */
class ScheduleFilter extends PageFilter {

    @RestQuery
    @Parameter(description = "In which state they are: waiting, done, cancelled or failed; absent: in any")
    @Nullable
    String state;

    @RestQuery
    @Parameter(description = "Due at or after this time (RFC 3339)")
    @Nullable
    String from;

    @RestQuery
    @Parameter(description = "Due before this time (RFC 3339)")
    @Nullable
    String to;

    @Nullable
    String validState() {
        if (state != null && !state.matches("waiting|done|cancelled|failed")) {
            throw ProblemException.parameter("state", "must be waiting, done, cancelled or failed.");
        }
        return state;
    }

    @Nullable
    Instant time(String parameter, @Nullable String text) {
        return text == null
                ? null
                : Times.parse(text)
                        .orElseThrow(() -> ProblemException.parameter(
                                parameter, "'" + Texts.excerpt(text) + "' is no time such as 2017-05-02T17:40:00Z."));
    }
}
