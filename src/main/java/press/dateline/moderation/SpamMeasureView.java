package press.dateline.moderation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.classifier.Measure;

/** How good the spam classifier is at a threshold. */
@Schema(name = "SpamMeasure", description = "How good the classifier is where a comment counts as spam from a score on")
record SpamMeasureView(
        @Schema(description = "The score, from 0 to 1", examples = "0.9")
        double threshold,

        @Schema(
                description = "Of the comments with this score or more, the share that moderators had rejected; 1 where"
                        + " there are none",
                examples = "0.98")
        double precision,

        @Schema(
                description = "Of the comments that moderators had rejected, the share with this score or more",
                examples = "0.87")
        double recall) {

    static SpamMeasureView of(Measure measure) {
        return new SpamMeasureView(measure.threshold(), measure.precision(), measure.recall());
    }
}
