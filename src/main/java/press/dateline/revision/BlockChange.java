package press.dateline.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;

/** Something that happened to a block. One that was both moved and edited has two of these. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Something that happened to a block. One that was both moved and edited has two of these")
public record BlockChange(
        @Schema(description = "One of removed, added, moved, edited; more may come", examples = "edited")
        String change,

        @Schema(description = "The block's id") String id,

        @Schema(
                description = "The live blog's update that it stands in, or stood in where it was removed; absent where"
                        + " it is none's")
        @Nullable
        String inside,

        @Schema(
                description =
                        "The block that it stands behind, or stood behind where it was removed; absent where it is"
                                + " the first. Of what was edited, absent")
        @Nullable
        String after,

        @Schema(
                description = "The block that was added or removed; the blocks of an update have changes of their own,"
                        + " so here it has none")
        @Nullable
        Block block,

        @Schema(description = "How it was edited") @Nullable Edit edit,

        @Schema(description = "What kind of change the editor called it: typo, update, correction or legal") @Nullable
        String type) {

    static final String REMOVED = "removed";
    static final String ADDED = "added";
    static final String MOVED = "moved";
    static final String EDITED = "edited";

    /** How a block was edited. */
    @Schema(name = "BlockEdit", description = "How a block was edited")
    public record Edit(
            @Schema(description = "The ranges of its text that changed, in their order")
            List<TextChange> text,

            @Schema(description = "The marks that changed, beside those that went along with the text")
            List<SpanChange> spans,

            @Schema(description = "Its other members that changed, such as a heading's level")
            List<FieldChange> fields) {}
}
