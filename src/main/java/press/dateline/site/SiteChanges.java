package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardShape;
import press.dateline.web.ProblemException;

/** The site as it is written. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The site as it is written; a patch names what changes")
record SiteChanges(
        @NotBlank @Size(max = 200) @Schema(description = "Its name", examples = "Example News")
        String name,

        @Size(max = 500) @Schema(description = "What it stands for", examples = "Promoting Good Governance.") @Nullable
        String tagline,

        @NotNull
        @Size(max = 35)
        @Pattern(
                regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
                message = "must be a language tag such as en or pt-BR (BCP 47)")
        @Schema(description = "Main language (BCP 47)", examples = "en")
        String language,

        @NotNull @Size(max = 64) @Schema(description = "Time zone (IANA)", examples = "Europe/Berlin")
        String timeZone,

        @NotNull
        @Size(max = 500)
        @Pattern(
                regexp = "https?://[^\\s/?#{}]+(/[^\\s?#{}]+)*",
                message = "must be an http or https URL without a slash at the end")
        @Schema(description = "Root of its web site", examples = "https://www.example.org")
        String webUrl,

        @NotNull @Valid @Schema(description = "Where things have their pages on it")
        UrlPatterns urlPatterns,

        @NotNull @Valid @Schema(description = "What it promises")
        Policies policies,

        @NotNull @Valid @Schema(description = "How discussion works")
        CommentSettings comments,

        @Schema(description = "The image that is its logo") @Nullable
        UUID logo)
        implements CardShape {

    static SiteChanges of(Site site) {
        return new SiteChanges(
                site.name,
                site.tagline,
                site.language,
                site.timeZone,
                site.webUrl,
                UrlPatterns.of(site),
                new Policies(site.correctionsPolicy, site.commentsPolicy, site.aiPolicy),
                CommentSettings.of(site),
                site.logoImageId);
    }

    /**
     * The time zone.
     *
     * @throws ProblemException where the database of time zones has none of this name
     */
    ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw ProblemException.body("/timeZone", "is not a time zone of the IANA database, such as Europe/Berlin.");
        }
    }

    void applyTo(Site site) {
        site.name = name;
        site.tagline = tagline;
        site.language = language;
        site.timeZone = timeZone;
        site.webUrl = webUrl;
        site.articlePattern = urlPatterns.article();
        site.sectionPattern = urlPatterns.section();
        site.tagPattern = urlPatterns.tag();
        site.personPattern = urlPatterns.person();
        site.placePattern = urlPatterns.place();
        site.previewPattern = urlPatterns.preview();
        site.correctionsPolicy = policies.corrections();
        site.commentsPolicy = policies.comments();
        site.aiPolicy = policies.aiUse();
        site.commentsIdentity = comments.identity();
        site.commentsPrompt = comments.prompt();
        site.commentsModeration = comments.moderation();
        site.commentsMostLinks = comments.links().most();
        site.commentsLinkDomains = comments.links().domains();
        site.commentsSpamQueueAbove = comments.spam().queueAbove();
        site.commentsSpamRejectAbove = comments.spam().rejectAbove();
        site.commentsReservedNames = comments.reservedNames();
        site.commentsMode = comments.mode();
        site.commentsMessage = comments.message();
        site.commentsAutoCloseDays = comments.autoCloseDays();
        site.commentsOpeningHours = comments.openingHours();
        site.commentsReactions = comments.reactions();
        site.commentsErasure = comments.erasure();
        site.commentsDepth = comments.depth();
        site.commentsEditMinutes = comments.editMinutes();
        site.commentsNewReaderApproved = comments.newReader().approved();
        site.commentsRecordRejectedShare = comments.record().rejectedShare();
        site.commentsRecordAtLeast = comments.record().atLeast();
        site.commentsSlowModeMinutes = comments.slowMode().minutes();
        site.logoImageId = logo;
    }
}
