package press.dateline.partner;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be changed of a partner. */
@Schema(description = "What may be changed of a partner; a patch (RFC 7396) names what changes, and null removes")
record PartnerChanges(
        @NotBlank @Size(max = 200) @Schema(description = "Its name", examples = "Example Wire")
        String name,

        @Size(max = 254)
        @Pattern(regexp = NewPartner.EMAIL, message = NewPartner.EMAIL_RULE)
        @Schema(description = "Whom to write to", examples = "desk@wire.example.org")
        @Nullable
        String contactEmail,

        @Size(max = 5000) @Schema(description = "What administrators should know; the partner never sees it") @Nullable
        String notes,

        @NotNull
        @Pattern(regexp = Partner.ACTIVE + "|" + Partner.ENDED, message = "must be active or ended")
        @Schema(description = "active, or ended: then all of its keys are refused until it is active again")
        String state) {

    static PartnerChanges of(Partner partner) {
        return new PartnerChanges(partner.name, partner.contactEmail, partner.notes, partner.state());
    }

    boolean ends() {
        return state.equals(Partner.ENDED);
    }

    void applyTo(Partner partner, Instant now) {
        partner.name = name;
        partner.contactEmail = contactEmail;
        partner.notes = notes;
        if (!state.equals(partner.state())) {
            partner.endedAt = ends() ? now : null;
        }
    }
}
