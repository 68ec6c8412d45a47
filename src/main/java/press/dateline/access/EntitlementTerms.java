package press.dateline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a partner gets, as it was agreed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a partner gets. Of several entitlements each adds to what the others give")
public record EntitlementTerms(
        @Size(max = 200)
        @Schema(description = "What it is called, for people", examples = "World news, 30 minutes late")
        @Nullable
        String name,

        @Valid @Schema(description = "Which articles: they fulfil all of it; absent: all") @Nullable
        Selection include,

        @Valid @Schema(description = "Which not: they fulfil none of it") @Nullable
        Selection exclude,

        @Min(1)
        @Max(EntitlementTerms.MOST_DAYS)
        @Schema(description = "Only what was published in the last so many days; absent: all", examples = "30")
        @Nullable
        Integer archiveDays,

        @Pattern(regexp = "full|summary", message = "must be full or summary")
        @Schema(description = "full, or summary: what lists show of them; absent: full", examples = "full")
        @Nullable
        String text,

        @Pattern(regexp = "yes|no", message = "must be yes or no")
        @Schema(description = "Whether images come with them; absent: yes", examples = "yes")
        @Nullable
        String images,

        @Size(max = 100)
        @Schema(description = "Holders whose images do not come with them, such as an agency; capitals or not")
        List<@NotBlank @Size(max = 200) String> excludedImageHolders,

        @Min(0)
        @Max(EntitlementTerms.MOST_MINUTES)
        @Schema(description = "Minutes after publication from which on they come; absent: at once", examples = "30")
        @Nullable
        Integer delayMinutes,

        @Size(max = 250)
        @Schema(description = "Countries (ISO 3166-1 alpha-2) for which they are; empty: all", examples = "[\"KE\"]")
        List<@NotBlank String> territories,

        @Size(max = 250)
        @Schema(description = "Countries for which they are not, of all or of territories; empty: none")
        List<@NotBlank String> exceptTerritories,

        @Size(max = 4) @Schema(description = "Of web, app, print and broadcast those for which they are; empty: all")
        List<@NotBlank String> channels,

        @Schema(description = "From when on; absent: from now on") @Nullable
        Instant from,

        @Schema(description = "Until when; absent: until it is ended") @Nullable
        Instant until) {

    static final int MOST_DAYS = 36_500;
    static final int MOST_MINUTES = 43_200;

    public EntitlementTerms {
        excludedImageHolders = excludedImageHolders == null ? List.of() : excludedImageHolders;
        territories = territories == null ? List.of() : territories;
        exceptTerritories = exceptTerritories == null ? List.of() : exceptTerritories;
        channels = channels == null ? List.of() : channels;
    }

    /** The same with other selections. */
    public EntitlementTerms selecting(@Nullable Selection included, @Nullable Selection excluded) {
        return new EntitlementTerms(
                name,
                included,
                excluded,
                archiveDays,
                text,
                images,
                excludedImageHolders,
                delayMinutes,
                territories,
                exceptTerritories,
                channels,
                from,
                until);
    }

    /** The same within other times. */
    public EntitlementTerms within(@Nullable Instant begin, @Nullable Instant end) {
        return new EntitlementTerms(
                name,
                include,
                exclude,
                archiveDays,
                text,
                images,
                excludedImageHolders,
                delayMinutes,
                territories,
                exceptTerritories,
                channels,
                begin,
                end);
    }

    /** Articles by what they are: of each list that is not empty. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EntitlementSelection", description = "Articles by what they are; an empty list says nothing")
    public record Selection(
            @Size(max = 100) @Schema(description = "In one of these sections, or below: ids or slugs; answered as ids")
            List<@NotBlank String> sections,

            @Size(max = 100) @Schema(description = "With one of these tags: ids or slugs; answered as ids")
            List<@NotBlank String> tags,

            @Size(max = 20) @Schema(description = "Of one of these kinds, such as news")
            List<@NotBlank String> kinds,

            @Size(max = 100) @Schema(description = "In one of these languages (BCP 47); de means de-CH too")
            List<@NotBlank @Size(max = 80) String> languages,

            @Size(max = 100)
            @Schema(
                    description = "Of one of these holders, as rights.holder names the source; capitals or not",
                    examples = "[\"Agency Example\"]")
            List<@NotBlank @Size(max = 500) String> holders) {

        public Selection {
            sections = sections == null ? List.of() : sections;
            tags = tags == null ? List.of() : tags;
            kinds = kinds == null ? List.of() : kinds;
            languages = languages == null ? List.of() : languages;
            holders = holders == null ? List.of() : holders;
        }
    }
}
