package press.dateline.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose a picture is, and who may show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Whose a picture is, and who may show it")
record ImageRights(
        @Size(max = 200) @Schema(description = "Who holds the rights", examples = "Agency Example") @Nullable
        String holder,

        @Size(max = 500) @Schema(description = "The licence, by its name or URL", examples = "CC BY 4.0") @Nullable
        String licence,

        @NotNull
        @Pattern(regexp = "yes|no|ask", message = "must be yes, no or ask")
        @Schema(description = "Whether partners may show it: yes, no or ask", defaultValue = ImageRights.NO)
        String syndication,

        @Size(max = 4) @Schema(description = "Where it may be shown: web, app, print, broadcast; empty: anywhere")
        List<
                        @NotNull
                        @Pattern(regexp = "web|app|print|broadcast", message = "must be web, app, print or broadcast")
                        String>
                channels,

        @Size(max = 250) @Schema(description = "Territories (ISO 3166-1 alpha-2) where it may be shown; empty: all")
        List<@NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters (ISO 3166-1)") String>
                territories,

        @Size(max = 250)
        @Schema(description = "Territories where it may not be shown, all or of territories; empty: none")
        List<@NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters (ISO 3166-1)") String>
                exceptTerritories,

        @Schema(description = "When the right to show it ends", examples = "2018-05-02T00:00:00Z") @Nullable
        Instant expiresAt,

        @Valid @Schema(description = "What AI may do with it") @Nullable
        ImageAi ai) {

    static final String NO = "no";

    ImageRights {
        syndication = syndication == null ? NO : syndication;
        channels = channels == null ? List.of() : channels;
        territories = territories == null ? List.of() : territories;
        exceptTerritories = exceptTerritories == null ? List.of() : exceptTerritories;
    }

    /** Of a picture of which nothing was said. */
    static ImageRights unsaid() {
        return new ImageRights(null, null, NO, List.of(), List.of(), List.of(), null, null);
    }

    static ImageRights of(Image image) {
        return new ImageRights(
                image.holder,
                image.licence,
                image.syndication,
                image.channels,
                image.territories,
                image.exceptTerritories,
                image.expiresAt,
                image.ai);
    }
}
