package press.dateline.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.revision.Draft;
import press.dateline.revision.Rights;

/** A published article: all that its page shows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Article", description = "A published article: all that its page shows")
public record ArticleView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "Its slug", examples = "sochi-talks-putin-merkel")
        String slug,

        @Schema(description = "Slugs that it had before; they lead here for ever")
        List<String> formerSlugs,

        @Schema(description = "One of news, brief, analysis, opinion, live, gallery, video; more may come")
        String kind,

        @Schema(description = "Language (BCP 47)", examples = "en")
        String language,

        @Schema(description = "The published revision") int revision,
        @Schema(description = "Its page on the web site") Link webUrl,
        @Schema(description = "Its address here") Link url,
        @Schema(description = "Headline") String headline,

        @Schema(description = "A shorter headline") @Nullable
        String shortHeadline,

        @Schema(description = "A sentence or two that sum it up") @Nullable
        String standfirst,

        @Schema(description = "What search engines are told")
        Draft.@Nullable Seo seo,

        @Schema(description = "Where it was written") @Nullable
        DatelineView dateline,

        @Schema(description = "Who wrote it, in words", examples = "By Ann Example") @Nullable
        String byline,

        @Schema(description = "Who wrote it") List<AuthorView> authors,
        @Schema(description = "When it was published first") Instant publishedAt,

        @Schema(
                description = "Under embargo until then: publish it no earlier. Only keys with content:embargo get it"
                        + " before that, and see this")
        @Nullable
        Instant embargoUntil,

        @Schema(description = "When an editor declared it updated") @Nullable
        Instant updatedAt,

        @Schema(description = "When any byte of it changed last")
        Instant modifiedAt,

        @Schema(description = "Its section") @Nullable SectionRef section,
        @Schema(description = "Its tags") List<TagRef> tags,

        @Schema(description = "Editorial urgency, 1 (most urgent) to 9") @Nullable
        Integer urgency,

        @Schema(description = "Who may read it on the web site: free, metered or subscribers")
        String access,

        @Schema(description = "The image over it; absent where rights withhold it") @Nullable
        ImageShown leadImage,

        @Schema(description = "The body; show a type that you do not know by its text")
        List<BlockView> blocks,

        @Schema(description = "The HTML of the whole body; with include=bodyHtml") @Nullable
        String bodyHtml,

        @Schema(
                description =
                        "What was said in it, and by whom: what its editors entered, then what was found in the text")
        List<QuoteView> quotes,

        @Schema(description = "The people that it is about or mentions")
        List<PersonRef> people,

        @Schema(description = "The places that it is about or mentions")
        List<PlaceRef> places,

        @Schema(description = "What was corrected since") List<CorrectionView> corrections,
        @Schema(description = "What may be done with it") Rights rights,

        @Schema(description = "What is left out, since it was withdrawn or rights withhold it")
        List<Withheld> withheld,

        @Schema(description = "Its discussion") DiscussionView discussion,
        @Schema(description = "The publication") SiteRef site,
        @Schema(description = "Words in the body") int wordCount,

        @Schema(description = "Seconds that reading takes, at 230 words a minute")
        int readingSeconds,

        @Schema(description = "Other representations") List<Alternate> alternates) {

    /** The same as lists tell it: without its body, what is said and mentioned there, and what was corrected in it. */
    public ArticleView withoutBody() {
        return new ArticleView(
                id,
                slug,
                formerSlugs,
                kind,
                language,
                revision,
                webUrl,
                url,
                headline,
                shortHeadline,
                standfirst,
                null,
                null,
                byline,
                authors,
                publishedAt,
                embargoUntil,
                updatedAt,
                modifiedAt,
                section,
                tags,
                urgency,
                access,
                leadImage,
                List.of(),
                null,
                List.of(),
                people.stream().filter(person -> person.rel().equals(ABOUT)).toList(),
                places.stream().filter(place -> place.rel().equals(ABOUT)).toList(),
                List.of(),
                rights,
                withheld,
                discussion,
                site,
                wordCount,
                readingSeconds,
                alternates);
    }

    private static final String ABOUT = "about";

    /** Where it was written. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Dateline", description = "Where it was written")
    public record DatelineView(
            @Schema(description = "As it is printed", examples = "SOCHI, Russia")
            String text,

            @Schema(description = "The place's id") @Nullable
            UUID place) {}

    /** Who wrote it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Author", description = "Who wrote it")
    public record AuthorView(
            @Schema(description = "The person's id") UUID id,
            @Schema(description = "The person's slug") String slug,
            @Schema(description = "Name") String name,

            @Schema(description = "What they did", examples = "reporter") @Nullable
            String role,

            @Schema(description = "Their page on the web site")
            Link webUrl) {}

    /** A section. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SectionRef", description = "The section that an article is in")
    public record SectionRef(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,
            @Schema(description = "Its name") String name,

            @Schema(description = "The slugs from the root to it; in lists absent") @Nullable
            List<String> path) {}

    /** A tag. */
    @Schema(name = "TagRef", description = "A tag of an article")
    public record TagRef(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,
            @Schema(description = "Its name") String name,

            @Schema(description = "One of topic, organisation, series; more may come")
            String type) {}

    /** Something that was said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Quote", description = "Something that was said")
    public record QuoteView(
            @Schema(description = "Its id; spans and pullquotes refer to it")
            UUID id,

            @Schema(description = "The words") String text,

            @Schema(description = "Whether these are the very words")
            boolean direct,

            @Schema(description = "Who said it") @Nullable SpeakerView speaker,

            @Schema(description = "editor, or machine where it was found in the text")
            String madeBy) {}

    /** Who said it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Speaker", description = "Who said it")
    public record SpeakerView(
            @Schema(description = "The person's id, where they are one of ours") @Nullable
            UUID person,

            @Schema(description = "Name") @Nullable String name,

            @Schema(description = "The office held on the day") @Nullable
            String office) {}

    /** A person that it is about or mentions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PersonRef", description = "A person that an article is about or mentions")
    public record PersonRef(
            @Schema(description = "Their id") UUID id,
            @Schema(description = "Their slug") String slug,
            @Schema(description = "Name") String name,

            @Schema(description = "The office held on the day of publication") @Nullable
            String office,

            @Schema(description = "about or mentioned") String rel,

            @Schema(description = "The item of Wikidata", examples = "Q567") @Nullable
            String wikidataId,

            @Schema(description = "Their page on the web site")
            Link webUrl) {}

    /** A place that it is about or mentions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PlaceRef", description = "A place that an article is about or mentions")
    public record PlaceRef(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,
            @Schema(description = "Its name") String name,

            @Schema(description = "What it is, such as city or country; an open list")
            String kind,

            @Schema(description = "Country (ISO 3166-1 alpha-2)") @Nullable
            String countryCode,

            @Schema(description = "Degrees north (WGS 84)") @Nullable
            Double latitude,

            @Schema(description = "Degrees east (WGS 84)") @Nullable
            Double longitude,

            @Schema(description = "about or mentioned") String rel,

            @Schema(description = "The item of Wikidata", examples = "Q11200") @Nullable
            String wikidataId,

            @Schema(description = "The id at GeoNames", examples = "491422") @Nullable
            Long geonamesId,

            @Schema(description = "The ids of the places that it lies within, nearest first")
            List<UUID> within) {}

    /** A correction. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Correction", description = "What was corrected")
    public record CorrectionView(
            @Schema(description = "Its id") UUID id,

            @Schema(description = "One of correction, clarification, update, note; more may come")
            String kind,

            @Schema(description = "What was wrong, and what is right")
            String text,

            @Schema(description = "When it was made") Instant at,

            @Schema(description = "The revision that holds it")
            int revision,

            @Schema(description = "The block that it concerns") @Nullable
            String block) {}

    /** What rights withhold. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Withheld", description = "A part that rights withhold from this caller")
    public record Withheld(
            @Schema(description = "Which part: leadImage, a block such as blocks/b3, or body", examples = "leadImage")
            String part,

            @Schema(description = "The image that a partner does not get") @Nullable
            UUID image,

            @Schema(
                    description = "Why: withdrawn or rights-expired; to partners also syndication-no, syndication-ask,"
                            + " territory, channel, holder-excluded, images-not-included or, of the body, summary-only;"
                            + " more may come",
                    examples = "rights-expired")
            String reason) {}

    /** Its discussion. */
    @Schema(name = "Discussion", description = "An article's discussion")
    public record DiscussionView(
            @Schema(
                    description = "open, closed or off, as its editors want it; more may come. How it stands now,"
                            + " /v1/articles/{id}/discussion says")
            String state,

            @Schema(description = "What stands over it", examples = "Comment on this:")
            String prompt,

            @Schema(description = "Who may comment: guest, jwt or both")
            String identity,

            @Schema(description = "Where the comments are") Link url) {}

    /** The publication. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SiteRef", description = "The publication")
    public record SiteRef(
            @Schema(description = "Its name") String name,

            @Schema(description = "What it stands for") @Nullable
            String tagline,

            @Schema(description = "Its web site") Link webUrl) {}

    /** Another representation. */
    @Schema(name = "Alternate", description = "Another representation of the article")
    public record Alternate(
            @Schema(description = "Its media type") String mediaType,
            @Schema(description = "Its address") Link url) {}
}
