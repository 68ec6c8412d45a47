package press.dateline.partner;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Slug;

/** A partner to be made. */
@Schema(description = "A partner to be made")
record NewPartner(
        @Slug
        @Schema(
                description = "Stands for it in addresses, for good; made from the name where it is absent",
                examples = "example-wire")
        @Nullable
        String slug,

        @NotBlank @Size(max = 200) @Schema(description = "Its name", examples = "Example Wire")
        String name,

        @Size(max = 254)
        @Pattern(regexp = EMAIL, message = EMAIL_RULE)
        @Schema(description = "Whom to write to", examples = "desk@wire.example.org")
        @Nullable
        String contactEmail,

        @Size(max = 5000) @Schema(description = "What administrators should know; the partner never sees it") @Nullable
        String notes) {

    static final String EMAIL = "[^@\\s]+@[^@\\s]+";
    static final String EMAIL_RULE = "must be an e-mail address";
}
