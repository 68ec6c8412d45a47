package press.dateline.live;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of an event {@code end}. */
@Schema(name = "LiveEnd", description = "Data of the event end: nothing will come any more")
record LiveEndView(
        @Schema(
                description = "Why: withdrawn (the article was), off (its discussion is not shown any more), gone"
                        + " (the article is not public any more); more may come",
                examples = "withdrawn")
        String reason) {}
