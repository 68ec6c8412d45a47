package press.dateline.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Dated;
import press.dateline.web.PublicUrl;

/** A partner, as administrators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Partner", description = "Somebody who gets content under a contract")
public record PartnerView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "Its slug; it never changes", examples = "example-wire")
        String slug,

        @Schema(description = "Its name", examples = "Example Wire")
        String name,

        @Schema(description = "Whom to write to", examples = "desk@wire.example.org") @Nullable
        String contactEmail,

        @Schema(description = "What administrators should know; the partner never sees it") @Nullable
        String notes,

        @Schema(description = "active, or ended: then all of its keys are refused", examples = "active")
        String state,

        @Schema(description = "When its contract ended") @Nullable
        Instant endedAt,

        @Schema(description = "Its address here") String url,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When it was made") Instant createdAt,
        @Schema(description = "When it was changed last") Instant modifiedAt)
        implements Dated {

    static PartnerView of(Partner partner, PublicUrl publicUrl) {
        return new PartnerView(
                partner.id,
                partner.slug,
                partner.name,
                partner.contactEmail,
                partner.notes,
                partner.state(),
                partner.endedAt,
                publicUrl.to("/v1/partners/" + partner.slug),
                partner.revision,
                partner.createdAt,
                partner.modifiedAt);
    }
}
