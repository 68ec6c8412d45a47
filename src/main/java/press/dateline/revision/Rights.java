package press.dateline.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be done with an article. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What may be done with the article")
public record Rights(
        @Size(max = 500) @Schema(description = "Who holds the rights", examples = "Example News") @Nullable
        String holder,

        @Size(max = 500) @Schema(description = "What must stand with it wherever it is shown") @Nullable
        String creditLine,

        @Size(max = 2000) @Schema(description = "Terms of use in words, or the address of a licence") @Nullable
        String terms,

        @Pattern(regexp = "yes|no|ask", message = "must be yes, no or ask")
        @Schema(
                description = "Whether partners get it, as far as they are entitled to it: yes, no or ask; absent: yes,"
                        + " or ask where a holder is named",
                examples = "yes")
        @Nullable
        String syndication,

        @Size(max = 20) @Schema(description = "Where it may be shown: web, app, print, broadcast; empty: anywhere")
        List<@NotBlank @Size(max = 50) String> channels,

        @Size(max = 250) @Schema(description = "Territories (ISO 3166-1 alpha-2) where it may be shown; empty: all")
        List<@NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters (ISO 3166-1)") String>
                territories,

        @Size(max = 250)
        @Schema(
                description =
                        "Territories (ISO 3166-1 alpha-2) where it may not be shown, all or of territories; empty: none")
        List<@NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters (ISO 3166-1)") String>
                exceptTerritories,

        @Schema(description = "When the rights end: partners have it no longer from then on") @Nullable
        Instant expiresAt,

        @Valid @Schema(description = "What AI may do with it") @Nullable
        Ai ai) {

    public Rights {
        channels = channels == null ? List.of() : channels;
        territories = territories == null ? List.of() : territories;
        exceptTerritories = exceptTerritories == null ? List.of() : exceptTerritories;
    }

    /** Those of an article of which nothing was said. */
    public static final Rights NONE = new Rights(null, null, null, null, List.of(), List.of(), List.of(), null, null);

    /** Whether partners get it: yes, no or ask. What is somebody else's is asked for, unless it is said. */
    public String syndicated() {
        return syndication != null ? syndication : holder == null ? "yes" : "ask";
    }

    /** What AI may do with it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AiRights", description = "What AI may do with the article: yes, no or ask each")
    public record Ai(
            @Pattern(regexp = "yes|no|ask", message = "must be yes, no or ask")
            @Schema(description = "Whether models may be trained on it", examples = "no")
            @Nullable
            String training,

            @Pattern(regexp = "yes|no|ask", message = "must be yes, no or ask")
            @Schema(description = "Whether answers may be grounded in it", examples = "ask")
            @Nullable
            String grounding,

            @Pattern(regexp = "yes|no|ask", message = "must be yes, no or ask")
            @Schema(description = "Whether it may be summarised", examples = "yes")
            @Nullable
            String summary) {}
}
