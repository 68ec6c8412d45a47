package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.change.Due;
import press.dateline.change.DueKind;
import press.dateline.change.DueRows;
import press.dateline.database.BulkInsert;
import press.dateline.document.Documents;
import press.dateline.document.PublishedArticle;
import press.dateline.document.Publishing;
import press.dateline.revision.Draft;
import press.dateline.revision.OutsideIds;
import press.dateline.revision.Publications;
import press.dateline.revision.Revisions;
import press.dateline.revision.StoredRevision;
import press.dateline.web.Ids;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** The rows of articles that come back from an export: any number of articles by a fixed number of statements. */
@ApplicationScoped
class ArchiveRows {

    private final Session session;
    private final Articles articles;
    private final Revisions revisions;
    private final Publishing publishing;
    private final Documents documents;
    private final DueRows dues;
    private final ChangeLog log;
    private final Clock clock;

    ArchiveRows(
            Session session,
            Articles articles,
            Revisions revisions,
            Publishing publishing,
            Documents documents,
            DueRows dues,
            ChangeLog log,
            Clock clock) {
        this.session = session;
        this.articles = articles;
        this.revisions = revisions;
        this.publishing = publishing;
        this.documents = documents;
        this.dues = dues;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A revision whose references are ids.
     *
     * @param draft what its editors have
     * @param found what the machine found in it
     * @param whole both together
     */
    record Content(Draft draft, Revisions.Found found, Draft whole) {

        static Content of(ArticleArchive.Item item, StoredRevision revision, Draft draft, Draft whole) {
            Revisions.Found found = revision.foundMarks();
            Set<UUID> ids = found.quoteIds();
            Revisions.Found resolved = new Revisions.Found(
                    whole.quotes().stream()
                            .filter(quote -> ids.contains(quote.id()))
                            .toList(),
                    found.spans());
            String slug = revision.number() == item.life().main()
                    ? item.slug()
                    : Objects.requireNonNullElse(draft.slug(), item.slug());
            return new Content(
                    draft.as(item.id(), revision.number(), item.life().status(), slug),
                    resolved,
                    whole.as(item.id(), revision.number(), item.life().status(), slug));
        }
    }

    /** An article and its revisions, by number. */
    record Entry(ArticleArchive.Item item, Map<Integer, Content> contents) {}

    /**
     * Checks that no slug is, or once was, another article's.
     *
     * @throws ProblemException 409 naming the first that is
     */
    void requireFreeSlugs(List<ArticleArchive.Item> items) {
        Map<String, UUID> wanted = new HashMap<>();
        for (ArticleArchive.Item item : items) {
            if (wanted.putIfAbsent(item.slug(), item.id()) != null) {
                throw taken(item.slug());
            }
        }
        session.createNativeQuery(
                        "SELECT slug, id FROM article WHERE slug = ANY(?1) UNION ALL"
                                + " SELECT slug, target_id FROM former_slug WHERE type = 'article' AND slug = ANY(?1)",
                        Object[].class)
                .setParameter(1, wanted.keySet().toArray(String[]::new), String[].class)
                .getResultList()
                .forEach(row -> {
                    if (!Objects.equals(wanted.get((String) row[0]), row[1])) {
                        throw taken((String) row[0]);
                    }
                });
    }

    private static ProblemException taken(String slug) {
        return new ProblemException(
                ProblemType.SLUG_TAKEN,
                "The slug '" + slug + "' is, or once was, another article's.",
                List.of(Fault.at("/slug", "is taken")));
    }

    /** Stores new articles, in the running transaction. */
    void write(List<Entry> entries, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        List<PublishedArticle> published = published(entries);
        CompletableFuture<List<Documents.Rendered>> rendering = publishing.rendering(published);
        articleRows(entries);
        outsideIds(entries);
        List<Revisions.Save> saves = new ArrayList<>();
        Map<UUID, Revisions.Found> finds = new HashMap<>();
        BulkInsert publications = Publications.endedRows();
        BulkInsert corrections = ImportedCorrections.rows();
        List<Due> ends = new ArrayList<>();
        for (Entry entry : entries) {
            UUID id = entry.item().id();
            for (StoredRevision one : entry.item().life().revisions()) {
                Content content = Objects.requireNonNull(entry.contents().get(one.number()));
                UUID revision = Ids.next();
                saves.add(new Revisions.Save(revision, id, one.number(), content.draft(), one.at(), actor, one.said()));
                finds.put(revision, content.found());
                if (one.publicFrom() != null) {
                    publications.add(id, one.number(), one.publicFrom(), one.withdrawnAt());
                }
            }
            entry.item()
                    .corrections()
                    .forEach(one -> corrections.add(
                            one.id(), id, one.kind(), one.text(), one.at(), one.revision(), one.block()));
            ends.addAll(due(entry.item(), actor));
        }
        dues.set(ends);
        revisions.save(saves);
        publications.execute(session);
        revisions.addFound(finds);
        corrections.execute(session);
        show(entries, rendering.join(), now, actor);
    }

    private void articleRows(List<Entry> entries) {
        var rows = BulkInsert.into(
                "article",
                "id uuid",
                "slug text",
                "status text",
                "draft_revision integer",
                "published_revision integer",
                "published_at timestamptz",
                "modified_at timestamptz",
                "created_at timestamptz",
                "withdrawal_kind text",
                "withdrawal_reason text",
                "withdrawn_at timestamptz",
                "withdrawn_by_import boolean",
                "killed_at timestamptz",
                "scheduled_for timestamptz",
                "embargo_until timestamptz",
                "ends_at timestamptz");
        for (Entry entry : entries) {
            ArticleLife life = entry.item().life();
            ArticleLife.Withdrawal withdrawal = life.withdrawal();
            rows.add(
                    entry.item().id(),
                    entry.item().slug(),
                    life.status(),
                    life.draftRevision(),
                    life.publishedRevision(),
                    entry.item().publishedAt(),
                    life.modifiedAt(),
                    life.createdAt(),
                    withdrawal == null ? null : withdrawal.kind(),
                    withdrawal == null ? null : withdrawal.reason(),
                    withdrawal == null ? null : withdrawal.at(),
                    withdrawal != null && Boolean.TRUE.equals(withdrawal.byImport()),
                    life.killedAt(),
                    life.scheduledFor(),
                    life.embargoUntil(),
                    life.endsAt());
        }
        rows.execute(session);
    }

    private void outsideIds(List<Entry> entries) {
        var rows = ArticlesElsewhere.rows();
        var altIds = OutsideIds.altIdRows();
        for (Entry entry : entries) {
            UUID id = entry.item().id();
            Draft main = Objects.requireNonNull(
                            entry.contents().get(entry.item().life().main()))
                    .draft();
            Map<String, ArticleLife.Source> sources = new HashMap<>();
            entry.item().life().sources().forEach(source -> sources.put(source.value(), source));
            for (String value : Set.copyOf(main.outsideIds())) {
                ArticleLife.Source source = sources.get(value);
                rows.add(
                        value,
                        id,
                        source == null ? null : source.version(),
                        source == null ? null : source.versionAt(),
                        source == null ? null : source.digest(),
                        source == null ? null : source.source(),
                        source == null ? null : source.published());
            }
            OutsideIds.addAltIds(altIds, id, main.altIds());
        }
        rows.execute(session, "ON CONFLICT (value) DO NOTHING");
        altIds.execute(session);
    }

    private static List<Due> due(ArticleArchive.Item item, @Nullable UUID actor) {
        ArticleLife life = item.life();
        List<Due> dues = new ArrayList<>();
        if (life.withdrawal() == null && life.embargoUntil() != null) {
            dues.add(new Due(ChangeType.ARTICLE, item.id(), DueKind.EMBARGO_END, life.embargoUntil(), actor));
        }
        if (life.withdrawal() == null && life.scheduledFor() != null) {
            dues.add(new Due(ChangeType.ARTICLE, item.id(), DueKind.PUBLISH, life.scheduledFor(), actor));
        }
        if (life.withdrawal() == null && life.endsAt() != null) {
            dues.add(new Due(ChangeType.ARTICLE, item.id(), DueKind.UNPUBLISH, life.endsAt(), actor));
        }
        return dues;
    }

    /** What is, or was, public. */
    private List<PublishedArticle> published(List<Entry> entries) {
        Map<UUID, List<String>> formerSlugs = articles.formerSlugs()
                .of(entries.stream().map(entry -> entry.item().id()).toList());
        List<PublishedArticle> published = new ArrayList<>();
        for (Entry entry : entries) {
            ArticleArchive.Item item = entry.item();
            Integer number = item.life().publishedRevision();
            if (number != null) {
                Content content = Objects.requireNonNull(entry.contents().get(number));
                published.add(new PublishedArticle(
                        item.id(),
                        item.slug(),
                        formerSlugs.getOrDefault(item.id(), List.of()),
                        number,
                        Objects.requireNonNull(item.publishedAt()),
                        item.life().modifiedAt(),
                        item.life().embargoUntil(),
                        content.whole(),
                        content.found().quoteIds(),
                        item.corrections()));
            }
        }
        return published;
    }

    /** Stores what is public, and remembers of what was withdrawn who might have had it. */
    private void show(List<Entry> entries, List<Documents.Rendered> rendered, Instant now, @Nullable UUID actor) {
        documents.add(rendered, now);
        Map<UUID, Documents.Rendered> byArticle = new HashMap<>();
        rendered.forEach(one -> byArticle.put(one.articleId(), one));
        List<UUID> withdrawn = new ArrayList<>();
        for (Entry entry : entries) {
            ArticleArchive.Item item = entry.item();
            Documents.Rendered one = byArticle.get(item.id());
            if (one != null) {
                ArticleLife.Withdrawal withdrawal = item.life().withdrawal();
                Change change = new Change(
                        ChangeType.ARTICLE,
                        item.id(),
                        withdrawal == null ? ChangeKind.PUBLISHED : ChangeKind.WITHDRAWN,
                        one.revision(),
                        withdrawal == null ? null : withdrawal.reason(),
                        item.life().embargoUntil() == null ? null : Change.EMBARGO,
                        actor);
                log.append(withdrawal == null ? change.entering(one.lists()) : change);
                if (withdrawal != null) {
                    withdrawn.add(item.id());
                }
            }
        }
        if (!withdrawn.isEmpty()) {
            documents.remove(withdrawn);
        }
    }
}
