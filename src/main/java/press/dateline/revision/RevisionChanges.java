package press.dateline.revision;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What changed from one revision of an article to another. */
@Schema(
        description =
                "What changed from one revision of an article to another. To make the newer one of the older: take"
                        + " out the blocks that were removed or moved, from inside one another too; then put in each that was"
                        + " added or moved, in this order, right behind the one that it names; then edit")
public record RevisionChanges(
        @Schema(description = "The older revision") int from,
        @Schema(description = "The newer revision") int to,

        @Schema(description = "The fields that changed, beside the body")
        List<FieldChange> fields,

        @Schema(
                description = "What happened to blocks: first those that were removed, then the others in the order of"
                        + " the newer revision")
        List<BlockChange> blocks) {

    /** The same less what readers are not shown, and what is named. */
    RevisionChanges forReaders(Set<String> withheldFields, Set<String> withheldBlocks) {
        return new RevisionChanges(
                from,
                to,
                fields.stream()
                        .filter(change ->
                                DraftField.isShown(change.field()) && !withheldFields.contains(change.field()))
                        .toList(),
                blocks.stream()
                        .filter(change -> !withheldBlocks.contains(change.id()))
                        .toList());
    }
}
