package press.dateline.comment;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;

/** Which threads of a discussion to list, and how much of them. */
class ThreadFilter extends PageFilter {

    @RestQuery
    @DefaultValue(ThreadOrder.DEFAULT)
    @Parameter(
            description =
                    "Which come first: newest, oldest, most-replied (those with most approved replies) or most-liked"
                            + " (those whose first comment most readers like), as counted until a second or two ago, the"
                            + " newest of as many; more may come")
    @SuppressWarnings("NullAway.Init") // has a default value
    String sort;

    @RestQuery
    @Parameter(
            description = "Only threads about the block with this id, or a part of it, of which some may be about what"
                    + " stood there in an earlier version; in the order newest or oldest. Nothing is pinned then")
    @Nullable
    String block;

    @RestQuery
    @DefaultValue(RepliesShown.DEFAULT)
    @Parameter(description = "How many replies each thread shows at most: its oldest")
    @SuppressWarnings("NullAway.Init") // has a default value
    RepliesShown replies;
}
