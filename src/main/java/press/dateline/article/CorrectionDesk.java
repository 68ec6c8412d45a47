package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleState.Step;
import press.dateline.block.Block;
import press.dateline.document.ArticleView.CorrectionView;
import press.dateline.revision.Revisions;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/** Says in public what was wrong in an article. */
@ApplicationScoped
class CorrectionDesk {

    private final Session session;
    private final Revisions revisions;
    private final PublicLife life;
    private final Clock clock;

    CorrectionDesk(Session session, Revisions revisions, PublicLife life, Clock clock) {
        this.session = session;
        this.revisions = revisions;
        this.life = life;
        this.clock = clock;
    }

    /**
     * Adds a correction to a published article, in the running transaction.
     *
     * @param revision the published revision that holds what is right; null: the one that is public
     * @param block the block of the public revision that it concerns
     * @throws ProblemException 409 where the article is not published; 400 where there is no such revision or block
     */
    CorrectionView correct(
            Article article,
            String kind,
            String text,
            @Nullable Integer revision,
            @Nullable String block,
            @Nullable UUID actor) {
        article.state().require(Step.CORRECT);
        int current = Objects.requireNonNull(article.publishedRevision);
        int about = Objects.requireNonNullElse(revision, current);
        if (about < 1 || about > current) {
            throw ProblemException.body(
                    "/revision", "must be one from 1 to the published one, which is " + current + ".");
        }
        if (block != null && !has(revisions.draft(article.id, current).draft().blocks(), block)) {
            throw ProblemException.body(
                    "/block", "the published revision has no block '" + Texts.excerpt(block) + "'.");
        }
        CorrectionView correction = new CorrectionView(Ids.next(), kind, text, Times.now(clock), about, block);
        session.createNativeMutationQuery("""
                        INSERT INTO correction (id, article_id, kind, text, at, revision, block)
                        VALUES (:id, :article, :kind, :text, :at, :revision, :block)
                        """)
                .setParameter("id", correction.id())
                .setParameter("article", article.id)
                .setParameter("kind", kind)
                .setParameter("text", text)
                .setParameter("at", correction.at())
                .setParameter("revision", about)
                .setParameter("block", block, String.class)
                .executeUpdate();
        article.modifiedAt = correction.at();
        life.correct(article, kind, actor);
        return correction;
    }

    private static boolean has(List<Block> blocks, String id) {
        return blocks.stream()
                .anyMatch(block ->
                        id.equals(block.id()) || (block instanceof Block.Update update && has(update.blocks(), id)));
    }
}
