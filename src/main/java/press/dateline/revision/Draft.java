package press.dateline.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.web.Slug;

/** An article as it is written. What is read can be sent back as it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An article as it is written; what is read can be sent back as it is")
public record Draft(
        @Schema(description = "The article's id; never changes") @Nullable
        UUID id,

        @Schema(description = "Revision that this is; each save makes the next. Send it in If-Match") @Nullable
        Integer revision,

        @Schema(description = "One of draft, scheduled, published, withdrawn; changed by the steps of its life only")
        @Nullable
        String status,

        @Slug
        @Schema(description = "Made from the headline where it is absent", examples = "sochi-talks-putin-merkel")
        @Nullable
        String slug,

        @NotNull
        @Pattern(
                regexp = "news|brief|analysis|opinion|live|gallery|video",
                message = "must be one of news, brief, analysis, opinion, live, gallery, video")
        @Schema(
                description = "One of news, brief, analysis, opinion, live, gallery, video",
                defaultValue = "news",
                examples = "news")
        String kind,

        @NotNull
        @Size(max = 35)
        @Pattern(
                regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
                message = "must be a language tag such as en or pt-BR (BCP 47)")
        @Schema(description = "Language (BCP 47)", defaultValue = "en", examples = "en")
        String language,

        @Size(max = 500)
        @Schema(description = "Headline", examples = "Putin dismisses election meddling claims")
        @Nullable
        String headline,

        @Size(max = 200) @Schema(description = "A shorter headline, for lists and small screens") @Nullable
        String shortHeadline,

        @Size(max = 2000) @Schema(description = "A sentence or two that sum up the story") @Nullable
        String standfirst,

        @Valid @Schema(description = "What search engines are told") @Nullable
        Seo seo,

        @Valid @Schema(description = "Where the story was written") @Nullable
        Dateline dateline,

        @Size(max = 500) @Schema(description = "Who wrote it, in words", examples = "By Ann Example") @Nullable
        String byline,

        @Size(max = 50) @Schema(description = "Who wrote it")
        List<@NotNull @Valid Author> authors,

        @Schema(description = "When an editor declares it updated") @Nullable
        Instant updatedAt,

        @Schema(description = "Id or slug of its section") @Nullable
        Ref section,

        @Size(max = 100) @Schema(description = "Ids or slugs of its tags")
        List<@NotNull Ref> tags,

        @Min(1) @Max(9) @Schema(description = "Editorial urgency, 1 (most urgent) to 9") @Nullable
        Integer urgency,

        @NotNull
        @Pattern(regexp = "free|metered|subscribers", message = "must be free, metered or subscribers")
        @Schema(description = "Who may read it on the web site: free, metered or subscribers", defaultValue = "free")
        String access,

        @Schema(description = "Id of the image over the story") @Nullable
        UUID leadImage,

        @Size(max = Draft.MOST_BLOCKS) @Schema(description = "The body")
        List<@NotNull @Valid Block> blocks,

        @Size(max = 2_000_000)
        @Schema(description = "The body as HTML, instead of blocks; it is turned into blocks", writeOnly = true)
        @Nullable
        String bodyHtml,

        @Size(max = 500) @Schema(description = "What was said in it, and by whom, beside what is found in the text")
        List<@NotNull @Valid Quote> quotes,

        @Size(max = 500)
        @Schema(description = "The people that it is about or mentions, beside those found in the text")
        List<@NotNull @Valid PersonRel> people,

        @Size(max = 500)
        @Schema(description = "The places that it is about or mentions, beside those found in the text")
        List<@NotNull @Valid PlaceRel> places,

        @Valid @Schema(description = "What may be done with it") @Nullable
        Rights rights,

        @Valid @Schema(description = "Its discussion; absent: open") @Nullable
        Discussion discussion,

        @Schema(
                description =
                        "Published before, only those see it whose keys have content:embargo; everybody from then on")
        @Nullable
        Instant embargoUntil,

        @Size(max = 5000) @Schema(description = "A note to colleagues and partners; never shown to readers") @Nullable
        String editorNote,

        @Schema(
                description = "Whether people, places and quotes are looked for in the text at publication",
                defaultValue = "true")
        @Nullable
        Boolean findMentions,

        @Size(max = 20) @Schema(description = "Its ids elsewhere, such as a wire's URI; each is one article's only")
        List<@NotBlank @Size(max = 500) String> outsideIds,

        @Size(max = 50)
        @Schema(description = "Further identifiers that came with it, by role; several articles may share one")
        List<@NotNull @Valid AltId> altIds,

        @Schema(description = "Whether a lawyer still has to clear it: it cannot be published meanwhile") @Nullable
        Boolean legalHold,

        @Valid
        @Schema(description = "What the editor says of this save; it is in the list of revisions", writeOnly = true)
        @Nullable
        Save save) {

    /** Most blocks of a draft, not counting those of its updates. */
    public static final int MOST_BLOCKS = 2_000;

    public Draft {
        kind = kind == null ? "news" : kind;
        language = language == null ? "en" : language;
        access = access == null ? "free" : access;
        authors = orEmpty(authors);
        tags = orEmpty(tags);
        blocks = orEmpty(blocks);
        quotes = orEmpty(quotes);
        people = orEmpty(people);
        places = orEmpty(places);
        outsideIds = orEmpty(outsideIds);
        altIds = orEmpty(altIds);
        findMentions = findMentions == null ? Boolean.TRUE : findMentions;
        discussion = discussion == null ? new Discussion("open", null) : discussion;
        // An object that says nothing is absent, as it is once it has been stored.
        seo = seo == null || (seo.title() == null && seo.description() == null) ? null : seo;
        legalHold = Boolean.TRUE.equals(legalHold) ? Boolean.TRUE : null;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** What search engines are told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "What search engines are told")
    public record Seo(
            @Size(max = 200) @Schema(description = "Title") @Nullable
            String title,

            @Size(max = 500) @Schema(description = "Description") @Nullable
            String description) {}

    /** Where the story was written. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DraftDateline", description = "Where the story was written")
    public record Dateline(
            @NotBlank @Size(max = 200) @Schema(description = "As it is printed", examples = "SOCHI, Russia")
            String text,

            @Schema(description = "Id or slug of the place") @Nullable
            Ref place) {}

    /** A further identifier. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(description = "A further identifier that came with an article")
    public record AltId(
            @Size(max = 200) @Schema(description = "What kind of identifier it is") @Nullable
            String role,

            @NotBlank @Size(max = 500) @Schema(description = "The identifier")
            String value) {}

    /** Who wrote it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DraftAuthor", description = "Who wrote it")
    public record Author(
            @NotNull @Schema(description = "Id or slug of the person")
            Ref person,

            @Size(max = 100) @Schema(description = "What they did", examples = "reporter") @Nullable
            String role) {}

    /** A person that the story is about or mentions. */
    @Schema(name = "DraftPerson", description = "A person that the story is about or mentions")
    public record PersonRel(
            @NotNull @Schema(description = "Id or slug of the person")
            Ref person,

            @NotNull
            @Pattern(regexp = "about|mentioned", message = "must be about or mentioned")
            @Schema(description = "about or mentioned", defaultValue = "about")
            String rel) {

        public PersonRel {
            rel = rel == null ? "about" : rel;
        }
    }

    /** A place that the story is about or mentions. */
    @Schema(name = "DraftPlace", description = "A place that the story is about or mentions")
    public record PlaceRel(
            @NotNull @Schema(description = "Id or slug of the place")
            Ref place,

            @NotNull
            @Pattern(regexp = "about|mentioned", message = "must be about or mentioned")
            @Schema(description = "about or mentioned", defaultValue = "about")
            String rel) {

        public PlaceRel {
            rel = rel == null ? "about" : rel;
        }
    }

    /** Something that was said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DraftQuote", description = "Something that was said")
    public record Quote(
            @Schema(description = "Its id, which spans and pullquotes refer to; made where it is absent") @Nullable
            UUID id,

            @NotBlank @Size(max = 5000) @Schema(description = "The words", examples = "simply rumours")
            String text,

            @Schema(description = "Whether these are the very words", defaultValue = "true") @Nullable
            Boolean direct,

            @Valid @Schema(description = "Who said it") @Nullable
            Speaker speaker) {

        public Quote {
            direct = direct == null ? Boolean.TRUE : direct;
            speaker = speaker == null || speaker.saysNothing() ? null : speaker;
        }
    }

    /** Who said it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DraftSpeaker", description = "Who said it")
    public record Speaker(
            @Schema(description = "Id or slug of the person") @Nullable
            Ref person,

            @Size(max = 200)
            @Schema(description = "The name, where the person is not one of ours or is called otherwise")
            @Nullable
            String name,

            @Size(max = 200) @Schema(description = "The office; absent: the one held on the day") @Nullable
            String office) {

        private boolean saysNothing() {
            return person == null && name == null && office == null;
        }
    }

    /** What an editor says of a save. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "DraftSave",
            description = "What an editor says of a save: why, and what kinds of changes it makes, each one of typo,"
                    + " update, correction, legal")
    public record Save(
            @Size(max = Save.LONGEST_NOTE) @Schema(description = "A note to colleagues") @Nullable
            String note,

            @Schema(description = "What kind all changes are that fields and blocks do not name", examples = "typo")
            @Nullable
            String type,

            @Schema(description = "What kind the change of a field is, by its name; it must be one that changes")
            Map<String, String> fields,

            @Schema(description = "What kind the change of a block is, by its id; it must be one that changes")
            Map<String, String> blocks) {

        /** Most UTF-16 code units of a note. */
        public static final int LONGEST_NOTE = 1_000;

        public Save {
            fields = fields == null ? Map.of() : fields;
            blocks = blocks == null ? Map.of() : blocks;
        }

        boolean namesTypes() {
            return type != null || !fields.isEmpty() || !blocks.isEmpty();
        }
    }

    /** Its discussion. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DraftDiscussion", description = "Its discussion")
    public record Discussion(
            @NotNull
            @Pattern(regexp = "open|closed|off", message = "must be open, closed or off")
            @Schema(
                    description = "open (readers may comment), closed (comments are shown) or off",
                    defaultValue = "open")
            String state,

            @Size(max = 200) @Schema(description = "What stands over it; absent: the site's prompt") @Nullable
            String prompt) {

        public Discussion {
            state = state == null ? "open" : state;
        }
    }

    /** The same content under an id, revision, status and slug; what was said of the save is left out. */
    public Draft as(UUID newId, int newRevision, String newStatus, String newSlug) {
        return new Draft(
                newId,
                newRevision,
                newStatus,
                newSlug,
                kind,
                language,
                headline,
                shortHeadline,
                standfirst,
                seo,
                dateline,
                byline,
                authors,
                updatedAt,
                section,
                tags,
                urgency,
                access,
                leadImage,
                blocks,
                bodyHtml,
                quotes,
                people,
                places,
                rights,
                discussion,
                embargoUntil,
                editorNote,
                findMentions,
                outsideIds,
                altIds,
                legalHold,
                null);
    }

    /** The same with other references, all of them ids. */
    public Draft with(
            @Nullable Dateline newDateline,
            List<Author> newAuthors,
            @Nullable Ref newSection,
            List<Ref> newTags,
            List<Quote> newQuotes,
            List<PersonRel> newPeople,
            List<PlaceRel> newPlaces) {
        return new Draft(
                id,
                revision,
                status,
                slug,
                kind,
                language,
                headline,
                shortHeadline,
                standfirst,
                seo,
                newDateline,
                byline,
                newAuthors,
                updatedAt,
                newSection,
                newTags,
                urgency,
                access,
                leadImage,
                blocks,
                bodyHtml,
                newQuotes,
                newPeople,
                newPlaces,
                rights,
                discussion,
                embargoUntil,
                editorNote,
                findMentions,
                outsideIds,
                altIds,
                legalHold,
                save);
    }

    /** The same without a body, to be given another. */
    public Draft withoutBlocks() {
        return withBlocks(List.of());
    }

    /** The same with another body. */
    public Draft withBlocks(List<Block> newBlocks) {
        return new Draft(
                id,
                revision,
                status,
                slug,
                kind,
                language,
                headline,
                shortHeadline,
                standfirst,
                seo,
                dateline,
                byline,
                authors,
                updatedAt,
                section,
                tags,
                urgency,
                access,
                leadImage,
                newBlocks,
                null,
                quotes,
                people,
                places,
                rights,
                discussion,
                embargoUntil,
                editorNote,
                findMentions,
                outsideIds,
                altIds,
                legalHold,
                save);
    }

    /** The same, and a lawyer has to clear it before it is published. */
    public Draft withLegalHold() {
        return new Draft(
                id,
                revision,
                status,
                slug,
                kind,
                language,
                headline,
                shortHeadline,
                standfirst,
                seo,
                dateline,
                byline,
                authors,
                updatedAt,
                section,
                tags,
                urgency,
                access,
                leadImage,
                blocks,
                bodyHtml,
                quotes,
                people,
                places,
                rights,
                discussion,
                embargoUntil,
                editorNote,
                findMentions,
                outsideIds,
                altIds,
                true,
                save);
    }
}
