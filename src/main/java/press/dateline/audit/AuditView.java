package press.dateline.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PublicUrl;

/** Something that was done. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Act", description = "Something that was done, by whom and to what: ids only, no texts")
record AuditView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "When") Instant at,

        @Schema(
                description = "What was done: the operation's name in the contract; of imports and of the machine, what"
                        + " changed, in the same form; more may come",
                examples = "publishArticle")
        String action,

        @Schema(
                description = "What it was done to: article, person, place, image, section, tag, site, comment, key,"
                        + " import; more may come",
                examples = "article")
        String type,

        @Schema(description = "The id of that thing; absent where a request was about none in particular") @Nullable
        UUID thing,

        @Schema(description = "The revision that the thing had then, where it has revisions") @Nullable
        Integer revision,

        @Schema(description = "api (by a request), import (by an item of one) or machine (by Dateline itself)")
        String via,

        @Schema(description = "The key with which it was done; absent for readers without one, and for the machine")
        @Nullable
        Key key,

        @Schema(description = "The address of the import that did it") @Nullable
        String importUrl,

        @Schema(
                description = "Where the request's connection came from: a proxy's address behind one; absent without"
                        + " a key",
                examples = "192.0.2.17")
        @Nullable
        String address) {

    /** Which key. */
    @Schema(name = "ActingKey", description = "The key with which something was done")
    record Key(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "What it is for") String name,

            @Schema(description = "Its first characters, by which people tell keys apart")
            String prefix) {}

    static AuditView of(AuditReader.Act act, PublicUrl publicUrl) {
        return new AuditView(
                act.id(),
                act.at(),
                act.action(),
                act.type(),
                act.thing(),
                act.revision(),
                act.via(),
                act.key(),
                act.importJob() == null ? null : publicUrl.to("/v1/imports/" + act.importJob()),
                act.address());
    }
}
