package press.dateline.reading;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Limit;

/** Which articles to list, and what to tell of them. */
class ArticleFilter extends ArticleChoice {

    @RestQuery
    @Parameter(description = "true: tells in highlights where the words of q were found; false, the default, does not")
    @Nullable
    String highlight;

    @RestQuery
    @Parameter(
            description = "newest or oldest (by first publication), updated (by the time that an editor declared it"
                    + " updated, else published; the newest first), or relevance (with q: how well it matches, and how"
                    + " new it is, of the newest 10,000); newest if absent")
    @Nullable
    String sort;

    @RestQuery
    @Parameter(
            description = "Tells in count how many articles match: exact counts them, for as long as 100 ms; estimate"
                    + " costs next to nothing")
    @Nullable
    String count;

    @RestQuery
    @Parameter(
            description =
                    "section, tag, person, place, year, parted by commas: tells the 20 most frequent of each among"
                            + " the matching articles; of the newest 10,000 where there are more")
    @Nullable
    String facets;

    @RestQuery
    @Parameter(
            description = "Up to 100 ids or slugs, parted by commas: these articles in this order; what is missing is"
                    + " named in missing. Goes with no other filter, and with /v1/articles only")
    @Nullable
    String ids;

    @RestQuery
    @Parameter(description = "summary (the default), or full: all that an article's page shows")
    @Nullable
    String view;

    @RestQuery
    @Parameter(
            description =
                    "Adds to each article, parted by commas: comments (the first page of its discussion), and with"
                            + " view=full html and bodyHtml, as on one article")
    @Nullable
    String include;

    @RestQuery
    @DefaultValue(Limit.DEFAULT)
    @Parameter(description = "How many articles the page holds")
    @SuppressWarnings("NullAway.Init") // has a default value
    Limit limit;

    @RestQuery
    @Parameter(description = "Where the page begins: nextCursor of the page before")
    @Nullable
    String cursor;
}
