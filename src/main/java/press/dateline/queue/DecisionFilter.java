package press.dateline.queue;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;

/** Which decisions to list. */
class DecisionFilter extends PageFilter {

    @RestQuery
    @Parameter(
            description =
                    "Only those by this: pipeline, reports (so many that it was hidden), or a moderator's key (its"
                            + " id, or its first nine characters)")
    @Nullable
    String by;

    @RestQuery
    @Parameter(description = "Only those of moderators who are called so, exactly", example = "Night desk")
    @Nullable
    String moderator;

    @RestQuery
    @Parameter(description = "Only those for which this rule has found something, such as banned")
    @Nullable
    String rule;

    @RestQuery
    @Parameter(description = "Only those that made the comment pending, approved or rejected")
    @Nullable
    String state;

    @RestQuery
    @Parameter(description = "Made at or after this time (RFC 3339) or day (YYYY-MM-DD, in the site's time zone)")
    @Nullable
    String from;

    @RestQuery
    @Parameter(description = "Made before this time (RFC 3339), or until the end of this day (YYYY-MM-DD)")
    @Nullable
    String to;
}
