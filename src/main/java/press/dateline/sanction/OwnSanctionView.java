package press.dateline.sanction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sanction, as its reader sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OwnSanction", description = "What a moderator has laid on the reader who asks")
record OwnSanctionView(
        @Schema(
                description = "warn (the reader may go on), suspend (may only read until a time), ban (may only read),"
                        + " pre-moderate (each comment waits for a moderator) or trust (comments are shown at"
                        + " once where no rule holds them back); more may come",
                examples = "suspend")
        String kind,

        @Schema(description = "The section where it holds, with those below; absent: on the whole site")
        SanctionView.@Nullable SectionView section,

        @Schema(description = "When it began") Instant from,

        @Schema(description = "When it ends; absent: not by itself") @Nullable
        Instant until,

        @Schema(description = "Why, as a code that a client can translate", examples = "abuse") @Nullable
        String reasonCode) {

    static OwnSanctionView of(SanctionView sanction) {
        return new OwnSanctionView(
                sanction.kind(), sanction.section(), sanction.from(), sanction.until(), sanction.reasonCode());
    }
}
