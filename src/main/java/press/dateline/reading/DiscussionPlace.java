package press.dateline.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.site.DiscussionRules;

/**
 * Where something is said of an article's discussion.
 *
 * @param timeZone that of the site; null elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DiscussionPlace", description = "Where something is said of an article's discussion, and what")
public record DiscussionPlace(
        @Schema(description = "article (by its moderators), section or site", examples = "section")
        String place,

        @Schema(description = "Its id") UUID id,

        @Schema(description = "The site's time zone, in which opening hours are meant; absent elsewhere") @Nullable
        String timeZone,

        @Schema(description = "What is said there") DiscussionRules rules) {

    static final String ARTICLE = "article";
    static final String SECTION = "section";
}
