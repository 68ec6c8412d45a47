package press.dateline.access;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What keys show of the partner that they belong to. */
@Schema(name = "PartnerReference", description = "A partner, where something is said to be its")
public record PartnerReference(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "Its slug", examples = "example-wire")
        String slug,

        @Schema(description = "Its name", examples = "Example Wire")
        String name,

        @Schema(description = "active, or ended: then its keys are refused", examples = "active")
        String state) {

    static PartnerReference of(KeyPartner partner) {
        return new PartnerReference(
                partner.id, partner.slug, partner.name, partner.endedAt == null ? "active" : "ended");
    }
}
