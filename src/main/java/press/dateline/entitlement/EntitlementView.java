package press.dateline.entitlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.access.EntitlementTerms;
import press.dateline.web.Dated;
import press.dateline.web.PublicUrl;

/** An entitlement. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Entitlement", description = "What a partner gets, from when to when")
public record EntitlementView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "The partner's id") UUID partner,

        @Schema(description = "What it is called, for people") @Nullable
        String name,

        @Schema(description = "pending, in-force or ended; more may come")
        String state,

        @Schema(description = "Which articles; absent: all") EntitlementTerms.@Nullable Selection include,
        @Schema(description = "Which not") EntitlementTerms.@Nullable Selection exclude,

        @Schema(description = "Only what was published in the last so many days; absent: all") @Nullable
        Integer archiveDays,

        @Schema(description = "full, or summary: what lists show of them")
        String text,

        @Schema(description = "Whether images come with them: yes or no")
        String images,

        @Schema(description = "Holders whose images do not come")
        List<String> excludedImageHolders,

        @Schema(description = "Minutes after publication from which on they come")
        int delayMinutes,

        @Schema(description = "Countries for which they are; empty: all")
        List<String> territories,

        @Schema(description = "Countries for which they are not")
        List<String> exceptTerritories,

        @Schema(description = "Channels for which they are; empty: all")
        List<String> channels,

        @Schema(description = "From when on; absent: from its making on") @Nullable
        Instant from,

        @Schema(description = "Until when; absent: until it is ended") @Nullable
        Instant until,

        @Schema(description = "Its address here") String url,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When it was made") Instant createdAt,
        @Schema(description = "When it was changed last") Instant modifiedAt)
        implements Dated {

    static EntitlementView of(Entitlement one, PublicUrl publicUrl, Instant now) {
        EntitlementTerms terms = one.terms();
        return new EntitlementView(
                one.id(),
                one.partner(),
                terms.name(),
                one.state(now),
                terms.include(),
                terms.exclude(),
                terms.archiveDays(),
                terms.text() == null ? "full" : terms.text(),
                terms.images() == null ? "yes" : terms.images(),
                terms.excludedImageHolders(),
                terms.delayMinutes() == null ? 0 : terms.delayMinutes(),
                terms.territories(),
                terms.exceptTerritories(),
                terms.channels(),
                terms.from(),
                terms.until(),
                publicUrl.to("/v1/partners/" + one.partner() + "/entitlements/" + one.id()),
                one.revision(),
                one.createdAt(),
                one.modifiedAt());
    }
}
