package press.dateline.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Verdict;

/** Whether an article may be used. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Usage", description = "Whether the caller may use an article and its parts")
public record UsageView(
        @Schema(description = "The article's id") UUID article,

        @Schema(description = "allow, deny or wait; of all of it, or of its summary; more may come", examples = "allow")
        String verdict,

        @Schema(description = "Of allow: until when; of wait: from when on it is allowed; absent: without end")
        @Nullable
        Instant until,

        @Schema(
                description = "Why not, or not yet: section, tag, kind, language, holder, excluded, delay, archive,"
                        + " rights-expired, syndication-no, syndication-ask, territory, channel, no-entitlement,"
                        + " not-agreed-here, not-yet-in-force, unpublished; more may come")
        List<String> reasons,

        @Schema(description = "What must stand with it, if it is allowed") @Nullable
        String creditLine,

        @Schema(description = "The text, and each image where it stands")
        List<PartView> parts) {

    /** Whether a part may be used. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PartUsage", description = "Whether the caller may use a part of an article")
    public record PartView(
            @Schema(description = "text, leadImage, or a block such as blocks/b3", examples = "leadImage")
            String part,

            @Schema(description = "The image; absent where nobody is shown it any more") @Nullable
            UUID image,

            @Schema(description = "allow, deny or wait") String verdict,

            @Schema(description = "Of allow: until when; of wait: from when on") @Nullable
            Instant until,

            @Schema(
                    description = "Why not, or not yet: as of the article; also summary-only, images-not-included,"
                            + " holder-excluded and withdrawn")
            List<String> reasons,

            @Schema(description = "What must stand with it, if it is allowed") @Nullable
            String creditLine) {

        static PartView of(String part, @Nullable UUID image, Verdict verdict, @Nullable String creditLine) {
            return new PartView(
                    part,
                    image,
                    verdict.word(),
                    verdict.until(),
                    verdict.reasons(),
                    verdict.isAllowed() ? creditLine : null);
        }
    }
}
