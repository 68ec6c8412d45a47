package press.dateline.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A word list as it is written. */
@Schema(description = "A word list as it is written, whole")
record NewWordList(
        @NotNull
        @Size(max = NewWordList.MOST_ENTRIES)
        @Schema(
                description = "Words, or several words, found whole; with a * at its end, whatever begins so. Letters,"
                        + " digits, spaces, hyphens, apostrophes and dots; two letters at least. Case, accents and"
                        + " disguises do not matter, so an entry stands once.",
                examples = "[\"spam*\", \"buy now\"]")
        List<@NotNull @Size(max = WordEntry.LONGEST) String> entries) {

    static final int MOST_ENTRIES = 10_000;
}
