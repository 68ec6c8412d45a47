package press.dateline.feed;

import jakarta.ws.rs.DefaultValue;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Limit;

/** Which articles of a feed are asked for: the filters of lists of articles. Other parameters mean nothing. */
class FeedFilter {

    /** How many articles a page of a feed has where nothing is said. */
    private static final String USUAL = "50";

    @RestQuery
    @Parameter(description = "Id or slug; the sections below it are included. Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> section;

    @RestQuery
    @Parameter(description = "Id or slug. Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> tag;

    @RestQuery
    @Parameter(description = "Id or slug of a person. Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> person;

    @RestQuery
    @Parameter(description = "Id or slug of a place. Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> place;

    @RestQuery
    @Parameter(
            description = "Id or slug of a person or place that it is about. Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> about;

    @RestQuery
    @Parameter(description = "Id or slug of a person who wrote it. Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> author;

    @RestQuery
    @Parameter(description = "Language (BCP 47). Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> language;

    @RestQuery
    @Parameter(description = "Kind of article. Comma: or; leading -: not")
    @Nullable
    List<String> kind;

    @RestQuery
    @Parameter(
            description =
                    "section:, tag:, person:, place: and author: with an id or slug, parted by commas: one of them")
    @Nullable
    String follow;

    @RestQuery
    @Parameter(description = "At or after this time (RFC 3339) or day (YYYY-MM-DD, in the site's time zone)")
    @Nullable
    String from;

    @RestQuery
    @Parameter(description = "Before this time (RFC 3339), or until the end of this day (YYYY-MM-DD)")
    @Nullable
    String to;

    @RestQuery
    @Parameter(description = "Which time from and to are about: published (the default), updated or modified")
    @Nullable
    String date;

    @RestQuery
    @Parameter(description = "Declared updated, or published, at or after this time (RFC 3339) or day (YYYY-MM-DD)")
    @Nullable
    String updatedSince;

    @RestQuery
    @Parameter(description = "Up to 100 ids or slugs, parted by commas: these articles are left out")
    @Nullable
    String exclude;

    @RestQuery
    @Parameter(description = "What it says: words, \"phrases\", -without, begin*, one OR another")
    @Nullable
    String q;

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
