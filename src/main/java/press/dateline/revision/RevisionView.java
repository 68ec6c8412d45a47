package press.dateline.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A save of an article's draft. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Revision", description = "A save of an article's draft")
public record RevisionView(
        @Schema(description = "Its number, counted from 1 in each article")
        int number,

        @Schema(description = "When it was saved") Instant at,

        @Schema(description = "Whose key it was saved with; absent where it was without one") @Nullable
        Author by,

        @Schema(description = "What its author says of it") @Nullable
        String note,

        @Schema(description = "The older revision that it repeats, where it restored one") @Nullable
        Integer restoredFrom,

        @Schema(description = "Whether it is, or once was, public")
        boolean published,

        @Schema(description = "When it was made public first") @Nullable
        Instant publishedAt) {

    /** Who saved it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RevisionAuthor", description = "The key that a revision was saved with")
    public record Author(
            @Schema(description = "The key's id") UUID id,

            @Schema(description = "What the key is for; absent where it is not known any more") @Nullable
            String name) {}
}
