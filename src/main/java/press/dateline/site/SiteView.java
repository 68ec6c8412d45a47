package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Dated;

/** The publication. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Site", description = "The publication")
public record SiteView(
        @Schema(description = "Its name", examples = "Example News")
        String name,

        @Schema(description = "What it stands for, in a few words", examples = "Promoting Good Governance.") @Nullable
        String tagline,

        @Schema(description = "Main language (BCP 47)", examples = "en")
        String language,

        @Schema(description = "Time zone (IANA) of dates without a time", examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "Root of its web site", examples = "https://www.example.org")
        String webUrl,

        @Schema(description = "Where things have their pages on it")
        UrlPatterns urlPatterns,

        @Schema(description = "What it promises") Policies policies,
        @Schema(description = "How discussion works") CommentSettings comments,

        @Schema(description = "The image that is its logo; see /v1/images") @Nullable
        UUID logo,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When it was changed last") Instant modifiedAt)
        implements Dated {

    static SiteView of(Site site) {
        return new SiteView(
                site.name,
                site.tagline,
                site.language,
                site.timeZone,
                site.webUrl,
                UrlPatterns.of(site),
                new Policies(site.correctionsPolicy, site.commentsPolicy, site.aiPolicy),
                CommentSettings.of(site),
                site.logoImageId,
                site.revision(),
                site.modifiedAt());
    }
}
