package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;

/** How discussion works on the site. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "How discussion works on the site")
record CommentSettings(
        @NotNull
        @Pattern(regexp = "guest|jwt|both", message = "must be guest, jwt or both")
        @Schema(description = "Who may comment: guest, jwt (signed-in readers) or both", examples = "both")
        String identity,

        @NotBlank @Size(max = 200) @Schema(description = "What stands over a discussion", examples = "Comment on this:")
        String prompt,

        @NotNull
        @Pattern(regexp = PRE + "|" + POST, message = "must be pre or post")
        @Schema(
                description =
                        "When what no rule holds back is shown: pre (once a moderator has approved it) or post (at"
                                + " once); absent: pre",
                examples = PRE)
        String moderation,

        @NotNull @Valid @Schema(description = "Which links a comment may have; absent: 2, to anywhere")
        LinkRules links,

        @NotNull @Valid @Schema(description = "What becomes of likely spam; absent: a moderator decides from 0.9 on")
        SpamRules spam,

        @NotNull
        @Valid
        @Schema(description = "Whose comments wait for a moderator since they are new; absent: nobody's")
        NewReaderRules newReader,

        @NotNull @Valid @Schema(description = "Whose comments wait since many were rejected; absent: from half of 5 on")
        RecordRules record,

        @NotNull @Valid @Schema(description = "How often a reader may comment; absent: as often as they like")
        SlowMode slowMode,

        @Min(1)
        @Max(DEEPEST)
        @Schema(
                description =
                        "How many levels of replies are shown under what a thread begins with, at most 20: a reply"
                                + " to the last of them is listed beside it; absent: all",
                examples = "3")
        @Nullable
        Integer depth,

        @NotNull
        @Min(0)
        @Max(LONGEST_EDIT)
        @Schema(
                description = "For how many minutes after posting readers may edit a comment, at most a day; 0: not at"
                        + " all; absent: 5",
                examples = "5")
        Integer editMinutes,

        @NotNull
        @Pattern(regexp = REMOVE + "|" + ANONYMISE, message = "must be remove or anonymise")
        @Schema(
                description = "What becomes of the comments of a reader who is erased: remove (their texts are gone) or"
                        + " anonymise (what is shown stays, as a former reader's); absent: remove",
                examples = REMOVE)
        String erasure,

        @NotNull
        @Size(max = 10)
        @Schema(
                description =
                        "Which reactions readers may have to comments, each name once; sort=most-liked goes by like or,"
                                + " where that is none of them, by the first. Empty: none; absent: like",
                examples = "[\"like\"]")
        List<
                        @NotNull
                        @Pattern(
                                regexp = "[a-z][a-z0-9-]{0,29}",
                                message = "must be lower-case letters, digits and hyphens, a letter first, 30 at most")
                        String>
                reactions,

        @NotNull
        @Size(max = 500)
        @Schema(
                description =
                        "What only staff may be called, beside the site's name, those of an article's authors, and"
                                + " usual words for staff: found in whole words wherever they stand in a name",
                examples = "[\"Harbour Desk\"]")
        List<
                        @NotNull @Size(min = 2, max = 80)
                        @Pattern(regexp = "(?s).*[\\p{L}\\p{N}].*", message = "must hold a letter or digit") String>
                reservedNames,

        @Pattern(regexp = DiscussionRules.MODES, message = DiscussionRules.MODES_MESSAGE)
        @Schema(description = DiscussionRules.MODE + "; absent: as moderation says", examples = PRE)
        @Nullable
        String mode,

        @Size(max = DiscussionRules.LONGEST_MESSAGE)
        @Schema(description = DiscussionRules.MESSAGE, examples = "We are back at eight.")
        @Nullable
        String message,

        @Min(0) @Max(DiscussionRules.MOST_DAYS) @Schema(description = DiscussionRules.DAYS, examples = "14") @Nullable
        Integer autoCloseDays,

        @Size(max = DiscussionRules.MOST_HOURS) @Schema(description = DiscussionRules.HOURS) @Nullable
        List<@NotNull @Valid OpeningHours> openingHours) {

    static final String PRE = DiscussionRules.PRE;
    static final String POST = DiscussionRules.POST;
    static final List<String> USUAL_REACTIONS = List.of("like");
    static final String REMOVE = "remove";
    static final String ANONYMISE = "anonymise";
    static final int USUAL_EDIT = 5;

    private static final int LONGEST_EDIT = 1440;
    private static final int DEEPEST = 20;

    /** What the release before wrote says nothing of moderation. */
    CommentSettings {
        moderation = Objects.requireNonNullElse(moderation, PRE);
        links = Objects.requireNonNullElse(links, LinkRules.USUAL);
        spam = Objects.requireNonNullElse(spam, SpamRules.USUAL);
        reservedNames = Objects.requireNonNullElse(reservedNames, List.of());
        reactions = Objects.requireNonNullElse(reactions, USUAL_REACTIONS);
        erasure = Objects.requireNonNullElse(erasure, REMOVE);
        editMinutes = Objects.requireNonNullElse(editMinutes, USUAL_EDIT);
        newReader = Objects.requireNonNullElse(newReader, NewReaderRules.USUAL);
        record = Objects.requireNonNullElse(record, RecordRules.USUAL);
        slowMode = Objects.requireNonNullElse(slowMode, SlowMode.OFF);
    }

    static CommentSettings of(Site site) {
        return new CommentSettings(
                site.commentsIdentity,
                site.commentsPrompt,
                site.commentsModeration,
                new LinkRules(site.commentsMostLinks, site.commentsLinkDomains),
                new SpamRules(site.commentsSpamQueueAbove, site.commentsSpamRejectAbove),
                new NewReaderRules(site.commentsNewReaderApproved),
                new RecordRules(site.commentsRecordRejectedShare, site.commentsRecordAtLeast),
                new SlowMode(site.commentsSlowModeMinutes),
                site.commentsDepth,
                site.commentsEditMinutes,
                site.commentsErasure,
                site.commentsReactions,
                site.commentsReservedNames,
                site.commentsMode,
                site.commentsMessage,
                site.commentsAutoCloseDays,
                site.commentsOpeningHours);
    }

    /**
     * Looks whether each reaction is named once.
     *
     * @throws ProblemException 400 where one is not
     */
    void requireEachReactionOnce() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < reactions.size(); i++) {
            if (!seen.add(reactions.get(i))) {
                throw ProblemException.body("/comments/reactions/" + i, "is there already: name each reaction once.");
            }
        }
    }
}
