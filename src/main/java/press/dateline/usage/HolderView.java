package press.dateline.usage;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who holds a version of an article. */
@Schema(name = "Holder", description = "A partner that was given an article, and what it was given")
public record HolderView(
        @Schema(description = "The partner") PartnerView partner,

        @Schema(description = "The revision that it was given")
        int revision,

        @Schema(description = "body: the whole article; summary: what lists show of it")
        String form,

        @Schema(description = "When it was given first") Instant since,

        @Schema(description = "Whether this is the revision that is published now")
        boolean current) {

    /** A partner. */
    @Schema(name = "HoldingPartner", description = "A partner")
    public record PartnerView(
            @Schema(description = "Its id") UUID id,

            @Schema(description = "Its name; empty where there is no such partner any more")
            String name) {}
}
