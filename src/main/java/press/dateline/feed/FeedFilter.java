package press.dateline.feed;

import jakarta.ws.rs.DefaultValue;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.reading.ArticleChoice;
import press.dateline.web.Limit;

/** Which articles of a feed are asked for: the filters of lists of articles. Other parameters mean nothing. */
class FeedFilter extends ArticleChoice {

    /** How many articles a page of a feed has where nothing is said. */
    private static final String USUAL = "50";

    @RestQuery
    @DefaultValue(USUAL)
    @Parameter(description = "How many articles the page holds; 50 if absent")
    @SuppressWarnings("NullAway.Init") // has a default value
    Limit limit;

    @RestQuery
    @Parameter(description = "Where the page begins; take the address of the next page as it stands in the feed")
    @Nullable
    String cursor;

    /** The filters that were sent. */
    Map<String, List<String>> filters() {
        return new SavedFilter(
                        section,
                        tag,
                        person,
                        place,
                        about,
                        author,
                        language,
                        kind,
                        follow,
                        from,
                        to,
                        date,
                        updatedSince,
                        exclude,
                        q)
                .parameters();
    }

    /** Whether the page is larger or smaller than usual. */
    boolean hasLimit() {
        return limit.value() != Integer.parseInt(USUAL);
    }
}
