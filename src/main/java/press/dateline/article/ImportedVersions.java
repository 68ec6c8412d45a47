package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport.Done;
import press.dateline.article.ArticleImport.Item;
import press.dateline.article.ArticleImport.Outcome;
import press.dateline.revision.Draft;
import press.dateline.revision.Revisions;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * What a newer version from outside changes of an article that is there. It takes back what imports did, and nothing that
 * people here did: what they have withdrawn, hold back or published stays so.
 */
@ApplicationScoped
class ImportedVersions {

    private static final String FEED = "feed";
    private static final String UNPUBLISH = "unpublish";
    private static final String UNPUBLISHED = "it was published by an import, and is unpublished now";
    private static final String PUBLISHED_HERE = "it was published here, and stays so";
    private static final String PUBLISHED_BEFORE =
            "it is public, and it was not noted whether an import or an editor published it: it stays so";
    private static final String NEWER_DRAFT = ": this is a newer draft";

    private final Session session;
    private final Articles articles;
    private final ArticlesElsewhere outside;
    private final Revisions revisions;
    private final Newsroom newsroom;
    private final PublicLife life;
    private final ImportedCorrections corrections;
    private final Clock clock;

    ImportedVersions(
            Session session,
            Articles articles,
            ArticlesElsewhere outside,
            Revisions revisions,
            Newsroom newsroom,
            PublicLife life,
            ImportedCorrections corrections,
            Clock clock) {
        this.session = session;
        this.articles = articles;
        this.outside = outside;
        this.revisions = revisions;
        this.newsroom = newsroom;
        this.life = life;
        this.corrections = corrections;
        this.clock = clock;
    }

    /**
     * Takes a version, unless it is older than what is stored or the same.
     *
     * @throws ProblemException where its source may not change the article
     */
    Done take(Item item, ArticlesElsewhere.Known before, @Nullable UUID actor) {
        if (FEED.equals(item.source())) {
            requireOwn(item, before);
        }
        int order = compare(item, before);
        if (order < 0 || (order == 0 && Arrays.equals(item.digest(), before.digest()))) {
            return Done.of(Outcome.UNCHANGED);
        }
        if (order == 0 && isOfEarlierRelease(item, before)) {
            remember(before.article(), item, "article_outside_id.published");
            return Done.of(Outcome.UNCHANGED);
        }
        Article article = articles.locked(before.article().toString());
        Done done = item.withdrawal() == null
                ? change(article, item, before, actor)
                : withdraw(article, item.withdrawal(), before, actor);
        session.flush();
        // Who published what is public stays unknown until an import does.
        boolean isKnown = !before.isPublisherUnknown() || !article.isPublished() || isPublic(item);
        remember(article.id, item, isKnown ? "excluded.published" : "article_outside_id.published");
        return done;
    }

    private static boolean isPublic(Item item) {
        return item.withdrawal() == null && !item.unpublished();
    }

    private void remember(UUID article, Item item, String published) {
        outside.remember(
                Map.of(article, item),
                "ON CONFLICT (value) DO UPDATE SET version = excluded.version, version_at = excluded.version_at,"
                        + " digest = excluded.digest, source = excluded.source, published = " + published);
    }

    /**
     * Anybody's feed may name any id: it reaches what came by feeds, and nothing else; of what came before that was noted,
     * not what has a version, which feeds' items have not.
     */
    private static void requireOwn(Item item, ArticlesElsewhere.Known before) {
        boolean isOwn = before.source() == null
                ? before.digest().length > 0 && before.version() == null
                : before.source().equals(FEED);
        if (!isOwn) {
            String whose = before.digest().length == 0
                    ? "was made here"
                    : "came in another format" + (before.source() == null ? "" : " (" + before.source() + ")");
            throw new ProblemException(
                    ProblemType.DUPLICATE,
                    "Its id '" + item.outsideId() + "' is that of an article that " + whose
                            + ": that one is left as it is.");
        }
    }

    /** Whether an item of a feed is one that an earlier release has stored, of which digests were made otherwise. */
    private static boolean isOfEarlierRelease(Item item, ArticlesElsewhere.Known before) {
        return FEED.equals(item.source())
                && item.withdrawal() == null
                && before.source() == null
                && item.versionAt() != null
                && before.versionAt() != null;
    }

    /** Below 0 where the item is older than what is stored. */
    private static int compare(Item item, ArticlesElsewhere.Known before) {
        if (item.version() != null
                && before.version() != null
                && !item.version().equals(before.version())) {
            Optional<BigInteger> one = number(item.version());
            Optional<BigInteger> other = number(before.version());
            if (one.isPresent() && other.isPresent()) {
                return one.get().compareTo(other.get());
            }
        }
        return item.versionAt() == null || before.versionAt() == null
                ? 0
                : item.versionAt().compareTo(before.versionAt());
    }

    private static Optional<BigInteger> number(String version) {
        return version.matches("[0-9]{1,30}") ? Optional.of(new BigInteger(version)) : Optional.empty();
    }

    private Done withdraw(Article article, String kind, ArticlesElsewhere.Known before, @Nullable UUID actor) {
        if (kind.equals(UNPUBLISH)) {
            return unpublish(article, before, Outcome.UNCHANGED, "", actor);
        }
        if (article.state().allows(ArticleState.Step.WITHDRAW)) {
            life.withdrawImported(article, kind, actor);
        }
        return Done.of(Outcome.WITHDRAWN);
    }

    /**
     * Unpublishes what an import published.
     *
     * @param otherwise the outcome where it does not
     * @param more told of an article that stays public besides why
     */
    private Done unpublish(
            Article article, ArticlesElsewhere.Known before, Outcome otherwise, String more, @Nullable UUID actor) {
        if (!article.isPublished()) {
            return Done.of(otherwise);
        }
        if (before.isPublisherUnknown()) {
            return new Done(otherwise, List.of(PUBLISHED_BEFORE + more));
        }
        if (!Boolean.TRUE.equals(before.published())) {
            return new Done(otherwise, List.of(PUBLISHED_HERE + more));
        }
        life.withdrawImported(article, UNPUBLISH, actor);
        return new Done(Outcome.WITHDRAWN, List.of(UNPUBLISHED));
    }

    private Done change(Article article, Item item, ArticlesElsewhere.Known before, @Nullable UUID actor) {
        boolean isHeld = Boolean.TRUE.equals(
                revisions.draft(article.id, article.draftRevision).draft().legalHold());
        Draft draft = isHeld ? item.draft().withLegalHold() : item.draft();
        newsroom.take(article, draft, actor);
        corrections.add(article, item.corrections());
        if (item.unpublished()) {
            return unpublish(article, before, Outcome.UPDATED, NEWER_DRAFT, actor);
        }
        if (article.isWithdrawnHere()) {
            return new Done(
                    Outcome.UPDATED,
                    List.of("it was withdrawn here (" + article.withdrawalKind + "), and stays so: this is its draft"));
        }
        if (Boolean.TRUE.equals(draft.legalHold())) {
            return new Done(
                    Outcome.UPDATED, List.of("a lawyer has to clear it first: this is its draft, and not published"));
        }
        // What everybody has seen stays as it is where the newer version is under embargo.
        if (ArticleImport.isFree(item, clock.instant()) || !article.wasPublic()) {
            life.publish(article, Completeness.Source.IMPORT, item.publishedAt(), actor);
        }
        return Done.of(Outcome.UPDATED);
    }
}
