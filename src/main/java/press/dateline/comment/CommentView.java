package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.access.HasSecret;
import press.dateline.moderation.DecisionView;
import press.dateline.reader.ReaderView;
import press.dateline.reading.ArticleCard;
import press.dateline.web.PublicUrl;

/** A comment by itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Comment", description = "A comment by itself")
public record CommentView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "The article that it is about")
        ArticleRef article,

        @Schema(description = "The id of the comment that it answers; the thread's first, where that one is not shown")
        @Nullable
        UUID parent,

        @Schema(
                description =
                        "pending (nobody but moderators sees it), approved, rejected or deleted (by its reader); more may"
                                + " come")
        String state,

        @Schema(description = "The name that the reader gave", examples = "Harbour Pilot") @Nullable
        String displayName,

        @Schema(description = Badges.SCHEMA) @Nullable List<String> badges,

        @Schema(description = ReactionCounts.SCHEMA, examples = ReactionCounts.EXAMPLE)
        Map<String, Integer> reactions,

        @Schema(description = CommentText.TEXT) @Nullable String text,
        @Schema(description = CommentText.HTML) @Nullable String html,
        @Schema(description = CommentText.PLAIN) @Nullable String plainText,

        @Schema(description = "The part of the article that it is about; absent: all of it, or it is a reply") @Nullable
        AnchorView anchor,

        @Schema(description = "When it was posted") Instant createdAt,

        @Schema(description = Marks.FEATURED) boolean featured,
        @Schema(description = Marks.PINNED) boolean pinned,
        @Schema(description = Marks.AUTHOR_REPLIED) boolean authorReplied,

        @Schema(description = "When its reader edited it last; absent where that was never") @Nullable
        Instant editedAt,

        @Schema(
                description = "true where its reader has deleted it, and it only keeps its place for its replies: then"
                        + " displayName, badges, text, html and plainText are absent; else absent")
        @Nullable
        Boolean deleted,

        @Schema(description = "When its reader deleted it; only with the scope comments:moderate") @Nullable
        Instant deletedAt,

        @Schema(
                description = "Who posted it; only with the scope comments:moderate, and not for what was imported or"
                        + " posted before there were readers")
        @Nullable
        ReaderView reader,

        @Schema(
                description = "Of a guest who had none: the secret by which the guest is known from now on, sent as"
                        + " Authorization: Bearer. Shown once, in the answer to the first comment, and stored nowhere",
                examples = "dlr_XGFrh5IVbF3K4oPZqk1tOWJ2cN8mYdEs0qLrT9")
        @Nullable
        String readerToken,

        @Schema(description = "Who decided on it and why; only with the scope comments:moderate, once decided")
        @Nullable
        Decision moderation,

        @Schema(
                description = "Why it was rejected, as a code that a client can translate; only in the answer to its"
                        + " poster: banned-word, repeated; more may come",
                examples = "banned-word")
        @Nullable
        String reasonCode,

        @Schema(
                description = "What was decided on it until now, oldest first; only with the scope comments:moderate,"
                        + " where it is read")
        @Nullable
        List<DecisionView> decisions,

        @Schema(
                description = "What it said before each edit of its reader's, oldest first; only with the scope"
                        + " comments:moderate, where it is read by itself and was edited")
        @Nullable
        List<VersionView> versions,

        @Schema(
                description = "Where it was asked for: what the thread begins with, then what this comment answers, the"
                        + " nearest one last; of what everybody may see. Empty for what begins a thread")
        @Nullable
        List<CommentView> context,

        @Schema(description = "Its address here") String url)
        implements HasSecret {

    /** The article that a comment is about. */
    @Schema(name = "CommentedArticle", description = "The article that a comment is about")
    public record ArticleRef(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,
            @Schema(description = "Its address here") String url) {

        static ArticleRef of(ArticleCard article, PublicUrl publicUrl) {
            return new ArticleRef(article.id(), article.slug(), publicUrl.to("/v1/articles/" + article.slug()));
        }
    }

    /** Who decided on a comment, when and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ModerationDecision", description = "Who decided on a comment, when and why")
    public record Decision(
            @Schema(description = "When it was decided") Instant at,

            @Schema(description = "The id of the key that decided; absent where no moderator did") @Nullable
            UUID by,

            @Schema(description = "Why it was rejected") @Nullable
            String reason) {}

    /** As everybody may see it. */
    static CommentView of(Discussion.Shown shown, PublicUrl publicUrl) {
        return view(shown, null, null, null, null, null, publicUrl);
    }

    /** As its poster sees it once it is posted. */
    static CommentView of(Discussion.Posted posted, PublicUrl publicUrl) {
        return forPoster(posted.shown(), posted.verdict().reasonCode().orElse(null), publicUrl)
                .told(posted.verdict().toldState(), posted.readerToken());
    }

    /**
     * As its poster sees it.
     *
     * @param reasonCode why it was rejected, where that is told
     */
    static CommentView forPoster(Discussion.Shown shown, @Nullable String reasonCode, PublicUrl publicUrl) {
        return view(shown, null, null, null, reasonCode, null, publicUrl);
    }

    /**
     * As moderators see it.
     *
     * @param reader who posted it, as far as that is known
     * @param decisions what was decided on it; null where that is not told
     */
    static CommentView forModerators(
            Discussion.Shown shown,
            @Nullable ReaderView reader,
            @Nullable List<DecisionView> decisions,
            PublicUrl publicUrl) {
        Comment comment = shown.comment();
        Instant at = comment.moderatedAt;
        Decision last = at == null ? null : new Decision(at, comment.moderatedBy, comment.reason);
        return view(shown, comment.deletedAt, reader, last, null, decisions, publicUrl);
    }

    private static CommentView view(
            Discussion.Shown shown,
            @Nullable Instant deletedAt,
            @Nullable ReaderView reader,
            @Nullable Decision moderation,
            @Nullable String reasonCode,
            @Nullable List<DecisionView> decisions,
            PublicUrl publicUrl) {
        Comment comment = shown.comment();
        CommentText text = comment.isDeleted() ? null : CommentText.of(comment.text);
        Marks marks = Marks.of(comment);
        return new CommentView(
                comment.id,
                ArticleRef.of(shown.article(), publicUrl),
                shown.parent(),
                comment.state,
                text == null ? null : comment.displayName,
                text == null ? null : comment.badges,
                text == null ? Map.of() : shown.reactions(),
                text == null ? null : comment.text,
                text == null ? null : text.html(),
                text == null ? null : text.plainText(),
                shown.anchor(),
                comment.createdAt,
                marks.featured(),
                marks.pinned(),
                marks.authorReplied(),
                comment.editedAt,
                text == null ? true : null,
                deletedAt,
                reader,
                null,
                moderation,
                reasonCode,
                decisions,
                null,
                null,
                publicUrl.to("/v1/comments/" + comment.id));
    }

    /** The same with what stands above it. */
    CommentView with(List<CommentView> above) {
        return copy(state, reader, readerToken, versions, above);
    }

    /** The same with what it said before; null where it was never edited. */
    CommentView withVersions(@Nullable List<VersionView> earlier) {
        return copy(state, reader, readerToken, earlier, context);
    }

    /** Neither a guest's secret nor who posted it is kept with the answer to a request. */
    @Override
    public CommentView withoutSecret() {
        return with(null, null);
    }

    private CommentView with(@Nullable ReaderView who, @Nullable String secret) {
        return copy(state, who, secret, versions, context);
    }

    /** The same with the state that its poster is told, and a new guest's secret. */
    private CommentView told(String told, @Nullable String secret) {
        return copy(told, null, secret, versions, context);
    }

    private CommentView copy(
            String told,
            @Nullable ReaderView who,
            @Nullable String secret,
            @Nullable List<VersionView> earlier,
            @Nullable List<CommentView> above) {
        return new CommentView(
                id,
                article,
                parent,
                told,
                displayName,
                badges,
                reactions,
                text,
                html,
                plainText,
                anchor,
                createdAt,
                featured,
                pinned,
                authorReplied,
                editedAt,
                deleted,
                deletedAt,
                who,
                secret,
                moderation,
                reasonCode,
                decisions,
                earlier,
                above,
                url);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "Comment[" + id + "]";
    }
}
