package press.dateline.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.access.HasSecret;

/** A preview link, without its secret except once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PreviewLink", description = "A link to look at an article's draft on the site")
public record PreviewLinkView(
        @Schema(description = "Its id") UUID id,

        @Schema(
                description = "The page on the site, with the token in it: shown once",
                examples = "https://www.example.org/preview/0198f3a2?token=dlp_…")
        @Nullable
        String webUrl,

        @Schema(description = "What reads send as Dateline-Preview: shown once, and stored nowhere") @Nullable
        String token,

        @Schema(description = "When it was made") Instant madeAt,
        @Schema(description = "When it stops working") Instant expiresAt,

        @Schema(description = "The key that made it; with that it is revoked, too") @Nullable
        UUID madeBy,

        @Schema(description = "When it was revoked") @Nullable
        Instant revokedAt)
        implements HasSecret {

    static PreviewLinkView of(PreviewLink link) {
        return withSecret(link, null, null);
    }

    static PreviewLinkView withSecret(PreviewLink link, @Nullable String webUrl, @Nullable String token) {
        return new PreviewLinkView(link.id, webUrl, token, link.madeAt, link.expiresAt, link.madeBy, link.revokedAt);
    }

    @Override
    public PreviewLinkView withoutSecret() {
        return new PreviewLinkView(id, null, null, madeAt, expiresAt, madeBy, revokedAt);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "PreviewLink[" + id + "]";
    }
}
