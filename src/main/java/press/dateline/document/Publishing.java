package press.dateline.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Listing;
import press.dateline.change.Change;
import press.dateline.change.ChangeLog;
import press.dateline.change.FormerSlugs;
import press.dateline.revision.Draft;
import press.dateline.revision.Revisions;
import press.dateline.web.Times;

/**
 * Renders published articles: from what is stored, for any number of them, at a fixed number of statements. What is
 * rendered is a pure function of the published revision, the corrections and the cards.
 */
@ApplicationScoped
public class Publishing {

    private final Session session;
    private final Revisions revisions;
    private final CardDesk desk;
    private final DocumentWriter writer;
    private final Documents documents;
    private final ChangeLog log;
    private final Clock clock;

    Publishing(
            Session session,
            Revisions revisions,
            CardDesk desk,
            DocumentWriter writer,
            Documents documents,
            ChangeLog log,
            Clock clock) {
        this.session = session;
        this.revisions = revisions;
        this.desk = desk;
        this.writer = writer;
        this.documents = documents;
        this.log = log;
        this.clock = clock;
    }

    /** Renders articles as they are stored, without storing the outcome. */
    public List<Documents.Rendered> render(Collection<UUID> articleIds) {
        return render(articleIds, desk::cards);
    }

    /** Renders articles whose documents the running transaction adds; the images that they show are held. */
    public List<Documents.Rendered> renderHeld(Collection<UUID> articleIds) {
        return render(articleIds, desk::held);
    }

    private List<Documents.Rendered> render(Collection<UUID> articleIds, Function<Collection<Draft>, Cards> cardsOf) {
        List<PublishedArticle> articles = load(articleIds);
        return render(articles, cardsOf.apply(contents(articles)));
    }

    private static List<Draft> contents(List<PublishedArticle> articles) {
        return articles.stream().map(PublishedArticle::content).toList();
    }

    /** Renders articles again, in the place of their documents; the log tells which of them are listed elsewhere, or say something else, since. */
    public void renew(Collection<UUID> articleIds) {
        if (articleIds.isEmpty()) {
            return;
        }
        // No newer revision may be published in between, whose documents these would replace.
        session.createNativeQuery(
                        "SELECT id FROM article WHERE id = ANY(cast(?1 as uuid[])) ORDER BY id FOR NO KEY UPDATE",
                        UUID.class)
                .setParameter(1, articleIds.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList();
        Map<UUID, Documents.Listed> before = documents.listed(articleIds);
        List<Documents.Rendered> rendered = render(articleIds);
        documents.replace(rendered, Times.now(clock));
        Change.relisted(rendered.stream()
                        .filter(one -> !Documents.Listed.of(one).equals(before.get(one.articleId())))
                        .map(Documents.Rendered::articleId)
                        .toList())
                .forEach(log::append);
    }

    /**
     * Renders articles from what the caller knows of them already, on another thread: the caller can write meanwhile,
     * but for the cards, which are read before this returns.
     */
    public CompletableFuture<List<Documents.Rendered>> rendering(List<PublishedArticle> articles) {
        Cards cards = desk.held(articles.stream().map(PublishedArticle::content).toList());
        return CompletableFuture.supplyAsync(() -> render(articles, cards), Thread::startVirtualThread);
    }

    private List<Documents.Rendered> render(List<PublishedArticle> articles, Cards cards) {
        return articles.stream().map(article -> rendered(article, cards)).toList();
    }

    /** Renders an article with cards that are loaded already. */
    public List<Documents.Rendered> render(PublishedArticle article, Cards cards) {
        return List.of(rendered(article, cards));
    }

    private Documents.Rendered rendered(PublishedArticle article, Cards cards) {
        Rendering rendering = new Rendering(article, cards);
        Listing listing = rendering.listing();
        return new Documents.Rendered(
                article.id(),
                article.revision(),
                article.publishedAt(),
                article.modifiedAt(),
                writer.write(rendering.full(), cards.images()),
                writer.write(rendering.summary(), cards.images()),
                rendering.validUntil(),
                rendering.shown(),
                rendering.shownInSummary(),
                rendering.facets(),
                listing.traits(),
                listing.rightsEnd());
    }

    /** What an article has beside its revisions: slugs that it had, and corrections. */
    public record History(List<String> formerSlugs, List<ArticleView.CorrectionView> corrections) {

        /** That of most articles. */
        public static final History NONE = new History(List.of(), List.of());
    }

    /** An article's history; two statements. */
    public History history(UUID article) {
        return new History(
                new FormerSlugs(session).of(article),
                corrections(List.of(article)).getOrDefault(article, List.of()));
    }

    private List<PublishedArticle> load(Collection<UUID> articleIds) {
        String[] ids = articleIds.stream().map(UUID::toString).toArray(String[]::new);
        Map<UUID, Revisions.Stored> stored = revisions.published(List.copyOf(articleIds)).stream()
                .collect(Collectors.toMap(
                        one -> Objects.requireNonNull(one.draft().id()), one -> one));
        Map<UUID, List<ArticleView.CorrectionView>> corrections = corrections(articleIds);
        return session
                .createNativeQuery("""
                        SELECT a.id, a.slug, a.published_revision, a.published_at, a.modified_at, a.embargo_until,
                            coalesce((SELECT string_agg(f.slug, ',' ORDER BY f.at, f.slug) FROM former_slug f
                                WHERE f.target_id = a.id), '')
                        FROM article a WHERE a.id = ANY(cast(?1 as uuid[])) AND a.status = 'published'
                        """, Object[].class)
                .setParameter(1, ids, String[].class)
                .getResultList()
                .stream()
                .map(row -> published(
                        row, Objects.requireNonNull(stored.get((UUID) row[0])), corrections.get((UUID) row[0])))
                .toList();
    }

    private static PublishedArticle published(
            Object[] row, Revisions.Stored stored, @Nullable List<ArticleView.CorrectionView> corrections) {
        return new PublishedArticle(
                (UUID) row[0],
                (String) row[1],
                ((String) row[6]).isEmpty() ? List.of() : List.of(((String) row[6]).split(",")),
                (Integer) row[2],
                (Instant) row[3],
                (Instant) row[4],
                (Instant) row[5],
                stored.draft(),
                stored.machineQuotes(),
                corrections == null ? List.of() : corrections);
    }

    /** What was corrected in articles, oldest first; one statement. */
    public Map<UUID, List<ArticleView.CorrectionView>> corrections(Collection<UUID> articleIds) {
        return session
                .createNativeQuery("""
                        SELECT article_id, id, kind, text, at, revision, block FROM correction
                        WHERE article_id = ANY(cast(?1 as uuid[])) ORDER BY at, id
                        """, Object[].class)
                .setParameter(1, articleIds.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0],
                        Collectors.mapping(
                                row -> new ArticleView.CorrectionView(
                                        (UUID) row[1],
                                        (String) row[2],
                                        (String) row[3],
                                        (Instant) row[4],
                                        (Integer) row[5],
                                        (String) row[6]),
                                Collectors.toList())));
    }
}
