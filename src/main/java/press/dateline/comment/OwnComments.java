package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.appeal.AppealView;
import press.dateline.appeal.Appeals;
import press.dateline.moderation.Muting;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.Limit;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.PublicUrl;

/** What one reader has posted, in every state, as that reader sees it. */
@ApplicationScoped
class OwnComments {

    /**
     * Why one was rejected: as a moderator told the reader, or as the rules did; what was taken back does not count. Who is
     * muted is not told.
     */
    private static final String ROWS = """
            SELECT c.id, c.article_id, c.parent_id, c.display_name, c.badges, c.text,
                CASE WHEN m.muted THEN 'pending' ELSE c.state END AS told, c.created_at,
                CASE WHEN m.muted THEN NULL ELSE r.code END AS reason_code
            FROM comment c
            CROSS JOIN LATERAL (SELECT %s AS muted) m
            LEFT JOIN LATERAL (
                SELECT CASE d.made_by WHEN 'key' THEN d.reason_code ELSE d.findings -> -1 ->> 'reason' END AS code
                FROM comment_decision d
                WHERE c.state = 'rejected' AND d.comment_id = c.id AND d.state = 'rejected' AND d.undoes IS NULL
                ORDER BY d.at DESC, d.id DESC LIMIT 1) r ON true
            WHERE c.reader_id = :reader AND (c.created_at, c.id) < (:time, :id)
            ORDER BY c.created_at DESC, c.id DESC LIMIT :rows
            """.formatted(Muting.sql("c"));

    private final Session session;
    private final ArticleLookup articles;
    private final Appeals appeals;
    private final Paging paging;
    private final PublicUrl publicUrl;

    OwnComments(Session session, ArticleLookup articles, Appeals appeals, Paging paging, PublicUrl publicUrl) {
        this.session = session;
        this.articles = articles;
        this.appeals = appeals;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    private record Own(
            UUID id,
            UUID article,
            @Nullable UUID parent,
            String displayName,
            List<String> badges,
            String text,
            String state,
            Instant createdAt,
            @Nullable String reasonCode) {}

    /** A page of them, newest first; three statements, none where the reader is not known. */
    Page<OwnCommentView> page(Optional<UUID> reader, Limit limit) {
        List<Own> rows = reader.map(id -> rows(id, limit.value() + 1)).orElse(List.of());
        Map<UUID, ArticleCard> cards =
                articles.byIds(rows.stream().map(Own::article).distinct().toList());
        Map<UUID, AppealView> appealed = appeals.of(rows.stream().map(Own::id).toList());
        return paging.page(
                rows,
                limit,
                own -> view(own, Objects.requireNonNull(cards.get(own.article)), appealed.get(own.id)),
                own -> List.of(own.createdAt, own.id));
    }

    private List<Own> rows(UUID reader, int rows) {
        Optional<Paging.After> after = paging.afterTime();
        return session.createNativeQuery(ROWS, Object[].class)
                .setParameter("reader", reader)
                .setParameter("time", after.map(Paging.After::instant).orElse(Comments.LAST_TIME))
                .setParameter("id", after.map(Paging.After::id).orElse(Comments.LAST_ID))
                .setParameter("rows", rows)
                .getResultStream()
                .map(row -> new Own(
                        (UUID) row[0],
                        (UUID) row[1],
                        (UUID) row[2],
                        (String) row[3],
                        List.of((String[]) row[4]),
                        (String) row[5],
                        (String) row[6],
                        (Instant) row[7],
                        (String) row[8]))
                .toList();
    }

    private OwnCommentView view(Own own, ArticleCard article, @Nullable AppealView appeal) {
        CommentText text = CommentText.of(own.text);
        return new OwnCommentView(
                own.id,
                article.isPublished() ? CommentView.ArticleRef.of(article, publicUrl) : null,
                own.parent,
                own.state,
                own.reasonCode,
                own.displayName,
                own.badges,
                own.text,
                text.html(),
                text.plainText(),
                own.createdAt,
                appeal,
                publicUrl.to("/v1/comments/" + own.id));
    }
}
