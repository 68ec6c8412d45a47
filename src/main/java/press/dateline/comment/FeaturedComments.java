package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.reading.ArticleCard;
import press.dateline.web.Paging;

/** The comments that moderators have featured. */
@ApplicationScoped
class FeaturedComments {

    private final Session session;

    FeaturedComments(Session session) {
        this.session = session;
    }

    /**
     * A featured comment.
     *
     * @param above what its thread begins with; nothing where that is the comment itself
     */
    record Featured(Discussion.Shown comment, List<Discussion.Shown> above) {

        /** When it was featured. */
        Instant at() {
            return Objects.requireNonNull(comment.comment().featuredAt);
        }
    }

    /** Those of an article that are shown, the last one featured first, after a position; one statement. */
    List<Featured> of(ArticleCard article, Optional<Paging.After> after, int rows) {
        return session.createSelectionQuery("""
                        select c, r, p.id, k from Comment c join Comment r on r.id = c.rootId
                        left join CommentAnchor k on k.commentId = c.rootId
                        left join Comment p on p.id = c.parentId and %s
                        where c.articleId = :article and c.featuredAt is not null and c.state = 'approved'
                          and %s and (c.featuredAt, c.id) < (:time, :id)
                        order by c.featuredAt desc, c.id desc
                        """.formatted(Listed.hql("p"), Listed.threadHql("r")), Object[].class)
                .setParameter("article", article.id())
                .setParameter("time", after.map(Paging.After::instant).orElse(Comments.LAST_TIME))
                .setParameter("id", after.map(Paging.After::id).orElse(Comments.LAST_ID))
                .setMaxResults(rows)
                .getResultStream()
                .map(row -> featured(
                        (Comment) row[0],
                        new Discussion.Shown((Comment) row[1], article).with(AnchorView.of((CommentAnchor) row[3])),
                        Optional.ofNullable((UUID) row[2])))
                .toList();
    }

    private static Featured featured(Comment comment, Discussion.Shown root, Optional<UUID> parent) {
        return comment.parentId == null
                ? new Featured(root, List.of())
                : new Featured(
                        new Discussion.Shown(comment, root.article(), parent.orElse(comment.rootId)), List.of(root));
    }
}
