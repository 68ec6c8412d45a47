package press.dateline.queue;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.moderation.DecisionLog;
import press.dateline.moderation.DecisionView;
import press.dateline.web.PublicUrl;

/** A decision in the log. */
@Schema(name = "LoggedDecision", description = "A decision, and the comment that it was on")
record LoggedDecisionView(
        @Schema(description = "The comment's id") UUID comment,
        @Schema(description = "The comment's address here") String url,
        @Schema(description = "The decision") DecisionView decision) {

    static LoggedDecisionView of(DecisionLog.Logged logged, PublicUrl publicUrl) {
        return new LoggedDecisionView(
                logged.comment(), publicUrl.to("/v1/comments/" + logged.comment()), logged.decision());
    }
}
