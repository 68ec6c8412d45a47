package press.dateline.syndication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeType;
import press.dateline.change.LoggedChange;
import press.dateline.web.PublicUrl;

/** One change, as the caller may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Change", description = "One public effect, in the order of all of them")
public record ChangeView(
        @Schema(
                description = "Its number; numbers that a caller does not see belong to what is not for them",
                examples = "1042")
        long seq,

        @Schema(
                description = "What it is of: article, person, place, image, section, tag or site; to partners also"
                        + " entitlement: what they get has changed, so make the copy anew; more may come",
                examples = "article")
        String type,

        @Schema(description = "The id of that thing; it never changes, as slugs may")
        UUID id,

        @Schema(
                description =
                        "What happened: published, updated, corrected, withdrawn, restored, available (you may see"
                                + " it now), left (you may see it no longer), renamed, merged or deleted; more may come",
                examples = "updated")
        String kind,

        @Schema(
                description = "Whether the thing is gone: after withdrawn, left, merged and deleted remove it from"
                        + " wherever you keep it")
        boolean tombstone,

        @Schema(description = "The revision that it made, where the thing has revisions") @Nullable
        Integer revision,

        @Schema(description = "Why, where that was said") @Nullable
        String reason,

        @Schema(description = "The id of what it was merged into, where it was merged") @Nullable
        UUID into,

        @Schema(description = "When") Instant at,

        @Schema(description = "Where to read the thing, as it is now")
        String url) {

    static ChangeView of(LoggedChange change, PublicUrl publicUrl) {
        return new ChangeView(
                change.seq(),
                change.type().word(),
                change.target(),
                change.kind().word(),
                isGone(change.kind()),
                change.revision(),
                change.reason(),
                change.into(),
                change.at(),
                publicUrl.to(address(change.type(), change.target())));
    }

    /** An article of a listing, or what is told otherwise than it was logged. */
    static ChangeView as(LoggedChange change, ChangeType type, UUID target, ChangeKind kind, PublicUrl publicUrl) {
        return new ChangeView(
                change.seq(),
                type.word(),
                target,
                kind.word(),
                isGone(kind),
                null,
                null,
                null,
                change.at(),
                publicUrl.to(address(type, target)));
    }

    /** A change of the caller's own contract. */
    static ChangeView ofContract(LoggedChange change, PublicUrl publicUrl) {
        return new ChangeView(
                change.seq(),
                change.type().word(),
                change.target(),
                ChangeKind.UPDATED.word(),
                false,
                change.revision(),
                "contract-changed",
                null,
                change.at(),
                publicUrl.to("/v1/articles"));
    }

    private static boolean isGone(ChangeKind kind) {
        return switch (kind) {
            case WITHDRAWN, LEFT, MERGED, DELETED -> true;
            case PUBLISHED, UPDATED, CORRECTED, RESTORED, AVAILABLE, RENAMED -> false;
        };
    }

    private static String address(ChangeType type, UUID target) {
        return address(type) + (type == ChangeType.SITE ? "" : "/" + target);
    }

    private static String address(ChangeType type) {
        return switch (type) {
            case ARTICLE -> "/v1/articles";
            case PERSON -> "/v1/people";
            case PLACE -> "/v1/places";
            case IMAGE -> "/v1/images";
            case SECTION -> "/v1/sections";
            case TAG -> "/v1/tags";
            case SITE -> "/v1/site";
            case LISTING, KEY, PARTNER, ENTITLEMENT, SETTINGS ->
                throw new IllegalArgumentException(type + " is not public");
        };
    }
}
