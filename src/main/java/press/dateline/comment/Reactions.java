package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.reader.CurrentReader;
import press.dateline.reader.ReaderCard;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.sanction.Sanctions;
import press.dateline.site.SiteLookup;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/** How readers react to comments: with each reaction once. */
@ApplicationScoped
class Reactions {

    private static final String OPEN = "open";

    private final Session session;
    private final Discussion discussion;
    private final SiteLookup site;
    private final ArticleLookup articles;
    private final CurrentReader current;
    private final Paging paging;
    private final Sanctions sanctions;
    private final Clock clock;

    Reactions(
            Session session,
            Discussion discussion,
            SiteLookup site,
            ArticleLookup articles,
            CurrentReader current,
            Paging paging,
            Sanctions sanctions,
            Clock clock) {
        this.session = session;
        this.discussion = discussion;
        this.site = site;
        this.articles = articles;
        this.current = current;
        this.paging = paging;
        this.sanctions = sanctions;
        this.clock = clock;
    }

    /**
     * Has the reader react to a comment; nothing where the reader has done so before. Five statements, or six on an answer
     * to a reply.
     *
     * @throws ProblemException 401 without a reader; 404 where the comment is not shown, or there is no such reaction; 409
     *     where the discussion is not open, or the comment is the reader's own
     */
    void set(String comment, String name) {
        UUID reader = current.require().id();
        Discussion.Shown shown = discussion.requireShown(comment);
        requireOpen(shown.article());
        if (reader.equals(shown.comment().readerId)) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE, "This comment is the reader's own: reactions are for those of others.");
        }
        requireKnown(name);
        sanctions.requireFree(reader, shown.article().id());
        session.createNativeMutationQuery("""
                        INSERT INTO comment_reaction (comment_id, name, reader_id, article_id, at)
                        VALUES (:comment, :name, :reader, :article, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .setParameter("comment", shown.comment().id)
                .setParameter("name", name)
                .setParameter("reader", reader)
                .setParameter("article", shown.article().id())
                .setParameter("at", Times.now(clock), Instant.class)
                .executeUpdate();
    }

    /**
     * Takes a reaction of the reader's back, also one that the site has no longer, and where the discussion is closed;
     * nothing where there is none.
     *
     * @throws ProblemException 401 without a reader; 404 where the comment is not shown, or there is no such reaction
     */
    void unset(String comment, String name) {
        current.requireToken();
        Optional<UUID> reader = current.find().map(ReaderCard::id);
        UUID shown = discussion.requireShown(comment).comment().id;
        boolean wasThere = reader.isPresent()
                && Texts.isStorable(name)
                && session.createNativeMutationQuery("DELETE FROM comment_reaction"
                                        + " WHERE comment_id = :comment AND name = :name AND reader_id = :reader")
                                .setParameter("comment", shown)
                                .setParameter("name", name)
                                .setParameter("reader", reader.get())
                                .executeUpdate()
                        > 0;
        if (!wasThere) {
            requireKnown(name);
        }
    }

    /**
     * What the reader has set on an article's comments, newest first; three statements.
     *
     * @throws ProblemException 401 without a reader; 400 where no public article has that name
     */
    Page<OwnReactionView> own(OwnReactionFilter filter) {
        current.requireToken();
        UUID article = article(filter.article);
        int most = filter.limit().value() + 1;
        Paging.After after =
                paging.afterTimeAndText().orElse(new Paging.After(Comments.LAST_TIME, Comments.LAST_ID, "", 0));
        List<OwnReactionView> rows = current.find()
                .map(reader -> rows(reader.id(), article, after, most))
                .orElse(List.of());
        return paging.page(
                rows, filter.limit(), Function.identity(), one -> List.of(one.at(), one.comment(), one.name()));
    }

    private UUID article(@Nullable String idOrSlug) {
        if (idOrSlug == null) {
            throw ProblemException.parameter("article", "must name the article: its id or slug.");
        }
        return articles.named(List.of(idOrSlug.toLowerCase(Locale.ROOT))).stream()
                .filter(ArticleCard::isPublished)
                .findFirst()
                .map(ArticleCard::id)
                .orElseThrow(() -> ProblemException.parameter(
                        "article", "there is no article '" + Texts.excerpt(idOrSlug) + "'."));
    }

    private List<OwnReactionView> rows(UUID reader, UUID article, Paging.After after, int most) {
        return session.createNativeQuery("""
                        SELECT comment_id, name, at FROM comment_reaction
                        WHERE reader_id = :reader AND article_id = :article
                          AND (at, comment_id, name) < (:time, :id, :name)
                        ORDER BY at DESC, comment_id DESC, name DESC LIMIT :most
                        """, Object[].class)
                .setParameter("reader", reader)
                .setParameter("article", article)
                .setParameter("time", after.instant(), Instant.class)
                .setParameter("id", after.id())
                .setParameter("name", after.text())
                .setParameter("most", most)
                .getResultStream()
                .map(row -> new OwnReactionView((UUID) row[0], (String) row[1], (Instant) row[2]))
                .toList();
    }

    private static void requireOpen(ArticleCard article) {
        if (!article.discussion().state().equals(OPEN)) {
            throw new ProblemException(
                            ProblemType.WRONG_STATE,
                            "The discussion of this article is "
                                    + article.discussion().state() + ": reactions are taken while it is open.")
                    .with("discussion", article.discussion().state());
        }
        if (article.embargoUntil() != null) {
            throw new ProblemException(
                            ProblemType.WRONG_STATE,
                            "The article is under embargo until " + article.embargoUntil()
                                    + ": reactions are taken from then on.")
                    .with("embargoUntil", article.embargoUntil());
        }
    }

    private void requireKnown(String name) {
        List<String> known = site.site().reactions();
        if (!known.contains(name)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "There is no reaction '" + Texts.excerpt(name) + "'; "
                            + (known.isEmpty()
                                    ? "this site has none."
                                    : "there are " + String.join(", ", known) + ". Each is an address of its own."));
        }
    }
}
