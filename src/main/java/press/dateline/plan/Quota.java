package press.dateline.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a day or a month allows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a day or a month allows, in the site's time zone; what is absent is not limited")
public record Quota(
        @Min(1) @Max(Quota.MOST) @Schema(description = "Requests that were answered") @Nullable
        Long requests,

        @Min(1)
        @Max(Quota.MOST)
        @Schema(description = "Articles in answers, whole or as summaries; each time counts")
        @Nullable
        Long articles,

        @Min(1) @Max(Quota.MOST) @Schema(description = "Bytes of answers' bodies, as they are sent") @Nullable
        Long bytes) {

    /** What JSON's numbers hold exactly. */
    static final long MOST = 1L << 53;
}
