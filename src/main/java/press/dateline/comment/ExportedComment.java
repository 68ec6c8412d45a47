package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.moderation.DecisionView;
import press.dateline.moderation.Finding;
import press.dateline.moderation.Muting;
import press.dateline.moderation.Span;
import press.dateline.moderation.Verdict;

/** A comment, as its reader takes it along. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A comment, as its reader takes it along")
record ExportedComment(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "The id of the article that it is about")
        UUID article,

        @Schema(description = "The id of the comment that it answers") @Nullable
        UUID parent,

        @Schema(description = "pending, approved or rejected; more may come", examples = "approved")
        String state,

        @Schema(description = "The name that it was posted under", examples = "Harbour Pilot")
        String displayName,

        @Schema(description = Badges.SCHEMA) List<String> badges,
        @Schema(description = CommentText.TEXT) String text,
        @Schema(description = "When it was posted") Instant createdAt,

        @Schema(description = "What it said before each edit, oldest first")
        List<VersionView> versions,

        @Schema(description = "What was decided on it, oldest first")
        List<ExportedDecision> decisions) {

    /** A decision, without what is the moderators' own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ExportedDecision",
            description = "A decision on a comment: neither which moderator made it nor what that noted")
    record ExportedDecision(
            @Schema(description = "When") Instant at,

            @Schema(
                    description = "pipeline, key (a moderator's) or reports (so many that it is hidden); more may come",
                    examples = "pipeline")
            String madeBy,

            @Schema(description = "What the comment became: pending, approved or rejected", examples = "rejected")
            String state,

            @Schema(description = "Why, as a code that a client can translate", examples = "off-topic") @Nullable
            String reasonCode,

            @Schema(description = "What the rules found, without the entries of the site's lists")
            List<Finding> findings) {

        /** @param told what the comment became by it, as its reader is told */
        static ExportedDecision of(DecisionView decision, String told) {
            return new ExportedDecision(
                    decision.at(),
                    decision.madeBy(),
                    told,
                    decision.reasonCode(),
                    new Verdict(decision.state(), decision.findings()).isMuted()
                            ? List.of()
                            : decision.findings().stream()
                                    .map(ExportedDecision::withoutEntries)
                                    .toList());
        }

        private static Finding withoutEntries(Finding finding) {
            return new Finding(
                    finding.rule(),
                    finding.version(),
                    finding.decision(),
                    finding.reason(),
                    finding.score(),
                    finding.spans().stream()
                            .map(span -> new Span(span.in(), span.start(), span.end(), null))
                            .toList());
        }
    }

    /** Readers who are muted are told so nowhere, nor here. */
    static ExportedComment of(Comment comment, List<VersionView> versions, List<DecisionView> decisions) {
        List<String> told = Muting.told(decisions);
        return new ExportedComment(
                comment.id,
                comment.articleId,
                comment.parentId,
                comment.state.equals(Comment.REJECTED) && !told.isEmpty() ? told.getLast() : comment.state,
                comment.displayName,
                comment.badges,
                comment.text,
                comment.createdAt,
                versions,
                IntStream.range(0, decisions.size())
                        .mapToObj(i -> ExportedDecision.of(decisions.get(i), told.get(i)))
                        .toList());
    }
}
