package press.dateline.sanction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sanction, as moderators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Sanction", description = "What a moderator has laid on a reader; only moderators see it")
public record SanctionView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = NewSanction.KINDS, examples = "suspend")
        String kind,

        @Schema(description = "The section where it holds, with those below; absent: on the whole site") @Nullable
        SectionView section,

        @Schema(description = "When it began") Instant from,

        @Schema(description = "When it ends; absent: not by itself") @Nullable
        Instant until,

        @Schema(description = "Whether it is in force: neither over nor lifted")
        boolean active,

        @Schema(description = "Why, as a code; of what the reader is told", examples = "abuse") @Nullable
        String reasonCode,

        @Schema(description = "What moderators should know of it; only they read it") @Nullable
        String note,

        @Schema(description = "The id of the key of who laid it on the reader")
        UUID by,

        @Schema(description = "What that moderator is called, as far as that was said", examples = "Night desk")
        @Nullable
        String moderator,

        @Schema(description = "When it was lifted before its time; absent where it was not") @Nullable
        Instant liftedAt,

        @Schema(description = "The id of the key of who lifted it") @Nullable
        UUID liftedBy) {

    /** A section. */
    @Schema(name = "SanctionSection", description = "The section where a sanction holds")
    public record SectionView(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,
            @Schema(description = "Its name") String name) {}
}
