package press.dateline.reading;

import jakarta.ws.rs.DefaultValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Limit;

/**
 * Which articles to list, and what to tell of them. In section, tag, person, place, about, author, language and kind a
 * comma means or, a repeated parameter means and, a leading minus means not.
 */
class ArticleFilter {

    @RestQuery
    @Parameter(description = "Id or slug; the sections below it are included. Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> section;

    @RestQuery
    @Parameter(description = "Id or slug. Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> tag;

    @RestQuery
    @Parameter(
            description =
                    "Id or slug of a person that it is about or mentions. Comma: or; repeated: and; leading -: not")
    @Nullable
    List<String> person;

    @RestQuery
    @Parameter(
            description = "Id or slug of a place that it is about or mentions; the places within are included."
                    + " Comma: or; repeated: and; leading -: not")
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
    @Parameter(
            description = "Language (BCP 47), such as de or de-CH; de finds de-CH too. Comma: or; repeated: and;"
                    + " leading -: not")
    @Nullable
    List<String> language;

    @RestQuery
    @Parameter(description = "news, brief, analysis, opinion, live, gallery or video. Comma: or; leading -: not")
    @Nullable
    List<String> kind;

    @RestQuery
    @Parameter(
            description = "Up to 100 of section:, tag:, person:, place: and author: with an id or slug, parted by"
                    + " commas: what has at least one of them")
    @Nullable
    String follow;

    @RestQuery
    @Parameter(
            description = "At or after this time (RFC 3339) or day (YYYY-MM-DD, in the site's time zone); of"
                    + " publication, unless date says otherwise")
    @Nullable
    String from;

    @RestQuery
    @Parameter(description = "Before this time (RFC 3339), or until the end of this day (YYYY-MM-DD)")
    @Nullable
    String to;

    @RestQuery
    @Parameter(
            description =
                    "Which time from and to are about: published (the first publication; the default), updated (when an editor"
                            + " declared it updated, else published) or modified (any change)")
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
    @Parameter(
            description =
                    "What it says: words, \"phrases\", -without, begin*, one OR another; 500 characters and 20 words"
                            + " at most",
            example = "tram -strike")
    @Nullable
    String q;

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
