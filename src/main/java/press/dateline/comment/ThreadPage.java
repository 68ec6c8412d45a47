package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a discussion; the contract's form of what is kept as bytes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CommentThreadPage", description = "One page of a list")
record ThreadPage(
        @Schema(description = "The items, in the order of the list")
        List<ThreadView> items,

        @Schema(description = "Where the next page begins; opaque; absent at the end") @Nullable
        String nextCursor,

        @Schema(description = "The address of the next page; absent at the end") @Nullable
        String next) {}
