package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.Session;
import press.dateline.change.ChangeType;
import press.dateline.database.Writes;
import press.dateline.document.CardDesk;
import press.dateline.document.Cards;
import press.dateline.document.Documents;
import press.dateline.document.PublishedArticle;
import press.dateline.document.Publishing;
import press.dateline.revision.Draft;
import press.dateline.revision.Publications;
import press.dateline.revision.Revisions;

/** Makes a draft what is served: its names and quotes are found, its documents rendered, and all of it is written. */
@ApplicationScoped
class Release {

    private final Session session;
    private final Articles articles;
    private final Revisions revisions;
    private final Publications publications;
    private final MentionDictionary dictionary;
    private final CardDesk desk;
    private final Publishing publishing;
    private final Documents documents;

    Release(
            Session session,
            Articles articles,
            Revisions revisions,
            Publications publications,
            MentionDictionary dictionary,
            CardDesk desk,
            Publishing publishing,
            Documents documents) {
        this.session = session;
        this.articles = articles;
        this.revisions = revisions;
        this.publications = publications;
        this.dictionary = dictionary;
        this.desk = desk;
        this.publishing = publishing;
        this.documents = documents;
    }

    /**
     * A draft about to be served.
     *
     * @param draft as it was written
     * @param found what the machine found in it
     * @param content the draft with that
     * @param cards all that it shows
     */
    record Ready(Revisions.Stored draft, Revisions.Found found, Draft content, Cards cards) {}

    /**
     * Reads the newest draft, and what is to be shown with it. The article leaves the session: what is set in it from
     * now on is written by {@link #write}, all at once, and no statement before that sees half of it.
     */
    Ready prepare(Article article) {
        session.flush();
        session.detach(article);
        Revisions.Stored draft = revisions.draft(article.id, article.draftRevision);
        Revisions.Found found = Mentions.in(draft.draft(), dictionary.recogniser());
        Draft content = Mentions.with(draft.draft(), found);
        return new Ready(draft, found, content, desk.held(List.of(content)));
    }

    /**
     * Writes it all: the draft is the revision that is served. When that was first, under which embargo, and until when
     * stand in the article already.
     *
     * @param slug the one that the article has from now on
     * @return its documents
     */
    Documents.Rendered write(Article article, Ready ready, String slug, Instant now) {
        boolean isRenamed = takeSlug(article, slug, now);
        Publishing.History history =
                isRenamed || ready.draft().hasHistory() ? publishing.history(article.id) : Publishing.History.NONE;
        article.publishedRevision = article.draftRevision;
        article.becomePublic(now);
        Writes writes = new Writes();
        if (article.embargoUntil == null) {
            publications.publish(writes, article.id, article.publishedRevision, now);
        }
        articles.update(writes, article);
        revisions.replaceFound(writes, ready.draft().revisionId(), ready.found());
        List<Documents.Rendered> rendered = publishing.render(published(article, ready, history), ready.cards());
        documents.replace(writes, rendered, now);
        writes.execute(session);
        return rendered.getFirst();
    }

    /** Answers whether that gave up one which was public. */
    private boolean takeSlug(Article article, String slug, Instant now) {
        boolean isRenamed = article.publishedRevision != null && !slug.equals(article.slug);
        if (isRenamed) {
            articles.formerSlugs().keep(ChangeType.ARTICLE, article.slug, article.id, now);
        }
        article.slug = slug;
        return isRenamed;
    }

    private static PublishedArticle published(Article article, Ready ready, Publishing.History history) {
        return new PublishedArticle(
                article.id,
                article.slug,
                history.formerSlugs(),
                Objects.requireNonNull(article.publishedRevision),
                Objects.requireNonNull(article.publishedAt),
                article.modifiedAt,
                article.embargoUntil,
                ready.content(),
                ready.found().quoteIds(),
                history.corrections());
    }
}
