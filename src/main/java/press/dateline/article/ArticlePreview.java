package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.index.IndexOverlay;
import press.dateline.revision.Draft;
import press.dateline.revision.Revisions;
import press.dateline.site.SectionCard;
import press.dateline.site.SectionLookup;
import press.dateline.web.Times;

/** Shows drafts as if they were published. */
@ApplicationScoped
public class ArticlePreview {

    private final Articles articles;
    private final Revisions revisions;
    private final Release release;
    private final SectionLookup sections;
    private final IndexOverlay overlay;
    private final Clock clock;

    ArticlePreview(
            Articles articles,
            Revisions revisions,
            Release release,
            SectionLookup sections,
            IndexOverlay overlay,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.release = release;
        this.sections = sections;
        this.overlay = overlay;
        this.clock = clock;
    }

    /**
     * A draft to look at.
     *
     * @param slug the one that the article has when it is published
     * @param section the slugs from the root to its section, parted by slashes; null without one
     */
    public record Subject(UUID id, String slug, @Nullable String section) {}

    /**
     * The article with this id or slug, in any state.
     *
     * @throws press.dateline.web.ProblemException 404 where there is none
     * @throws press.dateline.web.MovedException where the slug is a former one
     */
    public UUID require(String idOrSlug) {
        return articles.require(idOrSlug).id;
    }

    /** The draft of the article with this id or slug; it throws as {@link #require} does. */
    public Subject subject(String idOrSlug) {
        Article article = articles.require(idOrSlug);
        Draft draft = revisions.draft(article.id, article.draftRevision).draft();
        SectionCard section = draft.section() == null
                ? null
                : sections.byIds(List.of(draft.section().id()))
                        .get(draft.section().id());
        return new Subject(
                article.id,
                Objects.requireNonNull(draft.slug()),
                section == null ? null : String.join("/", section.path()));
    }

    /**
     * Publishes an article's newest draft for the running transaction alone, which has to be rolled back: everybody
     * sees it, complete or not, whatever its state, and under no embargo; under its old slug where
     * another article has taken the new one. Nothing is written to the log.
     *
     * @return the draft's revision; empty where it is the one that was published last
     */
    public OptionalInt show(UUID id) {
        Article article = articles.locked(id.toString());
        Instant now = Times.now(clock);
        boolean isNewest = Objects.equals(article.publishedRevision, article.draftRevision);
        if (article.isPublished() && article.wasPublic() && isNewest && !ended(article, now)) {
            return OptionalInt.empty();
        }
        Release.Ready ready = release.prepare(article);
        if (!article.wasPublic()) {
            // The day decides which offices people hold.
            article.publishedAt = Stream.of(
                            article.scheduledFor, ready.content().embargoUntil())
                    .filter(time -> time != null && time.isAfter(now))
                    .max(Comparator.naturalOrder())
                    .orElse(now);
        }
        article.embargoUntil = null;
        if (ended(article, now)) {
            article.endsAt = null;
        }
        String slug = Objects.requireNonNull(ready.content().slug());
        boolean takes = slug.equals(article.slug) || articles.isFree(slug, article.id);
        release.write(article, ready, takes ? slug : article.slug, now);
        overlay.show(id);
        return isNewest ? OptionalInt.empty() : OptionalInt.of(article.draftRevision);
    }

    private static boolean ended(Article article, Instant now) {
        return article.endsAt != null && !article.endsAt.isAfter(now);
    }
}
