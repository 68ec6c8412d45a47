package press.dateline.reading;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which articles an address asks for. In section, tag, person, place, about, author, language and kind a comma means or,
 * a repeated parameter means and, a leading minus means not.
 */
public abstract class ArticleChoice {

    @RestQuery
    @Parameter(description = "Id or slug; the sections below it are included. Comma: or; repeated: and; leading -: not")
    @Nullable
    protected List<String> section;

    @RestQuery
    @Parameter(description = "Id or slug. Comma: or; repeated: and; leading -: not")
    @Nullable
    protected List<String> tag;

    @RestQuery
    @Parameter(
            description =
                    "Id or slug of a person that it is about or mentions. Comma: or; repeated: and; leading -: not")
    @Nullable
    protected List<String> person;

    @RestQuery
    @Parameter(
            description = "Id or slug of a place that it is about or mentions; the places within are included."
                    + " Comma: or; repeated: and; leading -: not")
    @Nullable
    protected List<String> place;

    @RestQuery
    @Parameter(
            description = "Id or slug of a person or place that it is about. Comma: or; repeated: and; leading -: not")
    @Nullable
    protected List<String> about;

    @RestQuery
    @Parameter(description = "Id or slug of a person who wrote it. Comma: or; repeated: and; leading -: not")
    @Nullable
    protected List<String> author;

    @RestQuery
    @Parameter(
            description = "Language (BCP 47), such as de or de-CH; de finds de-CH too. Comma: or; repeated: and;"
                    + " leading -: not")
    @Nullable
    protected List<String> language;

    @RestQuery
    @Parameter(description = "news, brief, analysis, opinion, live, gallery or video. Comma: or; leading -: not")
    @Nullable
    protected List<String> kind;

    @RestQuery
    @Parameter(
            description = "Up to 100 of section:, tag:, person:, place: and author: with an id or slug, parted by"
                    + " commas: what has at least one of them")
    @Nullable
    protected String follow;

    @RestQuery
    @Parameter(
            description = "At or after this time (RFC 3339) or day (YYYY-MM-DD, in the site's time zone); of"
                    + " publication, unless date says otherwise")
    @Nullable
    protected String from;

    @RestQuery
    @Parameter(description = "Before this time (RFC 3339), or until the end of this day (YYYY-MM-DD)")
    @Nullable
    protected String to;

    @RestQuery
    @Parameter(
            description =
                    "Which time from and to are about: published (the first publication; the default), updated (when an editor"
                            + " declared it updated, else published) or modified (any change)")
    @Nullable
    protected String date;

    @RestQuery
    @Parameter(description = "Declared updated, or published, at or after this time (RFC 3339) or day (YYYY-MM-DD)")
    @Nullable
    protected String updatedSince;

    @RestQuery
    @Parameter(description = "Up to 100 ids or slugs, parted by commas: these articles are left out")
    @Nullable
    protected String exclude;

    @RestQuery
    @Parameter(
            description =
                    "What it says: words, \"phrases\", -without, begin*, one OR another; 500 characters and 20 words"
                            + " at most",
            example = "tram -strike")
    @Nullable
    protected String q;
}
