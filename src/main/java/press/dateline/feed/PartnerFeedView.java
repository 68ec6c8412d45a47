package press.dateline.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.access.FeedKey;
import press.dateline.access.HasSecret;

/** A secret address of a feed, without its secret except once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PartnerFeed", description = "A secret address of a feed, for a partner's feed reader")
public record PartnerFeedView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "The feed's name, or all", examples = "world-news")
        String feed,

        @Schema(description = "What it is for") String name,

        @Schema(description = "The first characters of its secret part, by which people tell addresses apart")
        String prefix,

        @Schema(description = "The addresses themselves, one a form: shown once, when they are made; else empty")
        List<FeedView.FeedAddress> addresses,

        @Schema(description = "When it was made") Instant createdAt,

        @Schema(description = "When it was revoked") @Nullable
        Instant revokedAt,

        @Schema(description = "When it was read last, to the minute; absent: never") @Nullable
        Instant lastUsedAt)
        implements HasSecret {

    static PartnerFeedView of(FeedKey key, List<FeedView.FeedAddress> addresses) {
        return new PartnerFeedView(
                key.id(),
                key.feed(),
                key.name(),
                key.prefix(),
                addresses,
                key.createdAt(),
                key.revokedAt(),
                key.lastUsedAt());
    }

    @Override
    public PartnerFeedView withoutSecret() {
        return new PartnerFeedView(id, feed, name, prefix, List.of(), createdAt, revokedAt, lastUsedAt);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "PartnerFeed[" + prefix + "…]";
    }
}
