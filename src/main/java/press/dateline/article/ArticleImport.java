package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import press.dateline.document.ArticleView;
import press.dateline.document.Documents;
import press.dateline.document.PublishedArticle;
import press.dateline.document.Publishing;
import press.dateline.mention.Recogniser;
import press.dateline.revision.About;
import press.dateline.revision.Draft;
import press.dateline.revision.DraftRules;
import press.dateline.revision.OutsideIds;
import press.dateline.revision.Publications;
import press.dateline.revision.References;
import press.dateline.revision.Revisions;
import press.dateline.web.Bodies;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/**
 * Takes articles from outside, a batch at a time: new ones are stored, rendered and published by a fixed number of
 * statements, however many they are. An article is known by its outside id; an older version of it never overwrites a
 * newer one.
 */
@ApplicationScoped
public class ArticleImport {

    private final Session session;
    private final Articles articles;
    private final ImportedVersions versions;
    private final ArticlesElsewhere outside;
    private final Revisions revisions;
    private final References references;
    private final MentionDictionary dictionary;
    private final Publishing publishing;
    private final Documents documents;
    private final DueRows dues;
    private final ChangeLog log;
    private final Bodies bodies;
    private final Clock clock;

    ArticleImport(
            Session session,
            Articles articles,
            ImportedVersions versions,
            ArticlesElsewhere outside,
            Revisions revisions,
            References references,
            MentionDictionary dictionary,
            Publishing publishing,
            Documents documents,
            DueRows dues,
            ChangeLog log,
            Bodies bodies,
            Clock clock) {
        this.session = session;
        this.articles = articles;
        this.versions = versions;
        this.outside = outside;
        this.revisions = revisions;
        this.references = references;
        this.dictionary = dictionary;
        this.publishing = publishing;
        this.documents = documents;
        this.dues = dues;
        this.log = log;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** What became of an item. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        WITHDRAWN
    }

    /**
     * What became of an item, and what is to be told of it.
     *
     * @param notes why something was not done that the item asks for
     */
    public record Done(Outcome outcome, List<String> notes) {

        static Done of(Outcome outcome) {
            return new Done(outcome, List.of());
        }
    }

    /**
     * An article from outside.
     *
     * @param draft its content; references are ids, its own id, where it has one, becomes the article's, and its
     *     outside ids hold the one that it is known by
     * @param source the format that it came in. Feeds are anybody's, and may name any id: what came in another format
     *     is not theirs to change
     * @param outsideId what it is known by
     * @param version what the source calls this version; numbers are compared as numbers
     * @param versionAt when the source made this version
     * @param digest of what was read, to tell whether anything has changed
     * @param publishedAt when it was published first
     * @param withdrawal how the source takes it back: kill, withhold or unpublish; the last one takes back only what an
     *     import has published. Null where it does not
     * @param corrections what was corrected in it
     * @param unpublished whether it is stored as a draft, for editors alone
     * @param addresses where its page was before, for {@code /v1/resolve}
     */
    public record Item(
            Draft draft,
            String source,
            String outsideId,
            @Nullable String version,
            @Nullable Instant versionAt,
            byte[] digest,
            @Nullable Instant publishedAt,
            @Nullable String withdrawal,
            List<Correction> corrections,
            boolean unpublished,
            List<String> addresses) {

        /** An article that is published, and that had no page elsewhere. */
        public Item(
                Draft draft,
                String source,
                String outsideId,
                @Nullable String version,
                @Nullable Instant versionAt,
                byte[] digest,
                @Nullable Instant publishedAt,
                @Nullable String withdrawal,
                List<Correction> corrections) {
            this(
                    draft,
                    source,
                    outsideId,
                    version,
                    versionAt,
                    digest,
                    publishedAt,
                    withdrawal,
                    corrections,
                    false,
                    List.of());
        }

        /** Whether it is stored as a draft: also where a lawyer has to clear it first. */
        boolean staysDraft() {
            return unpublished || Boolean.TRUE.equals(draft.legalHold());
        }
    }

    /** A correction from outside. */
    public record Correction(
            UUID id,
            String kind,
            String text,
            Instant at,
            @Nullable String block) {}

    /**
     * Stores items in the running transaction.
     *
     * @param actor the key that asked for the import
     * @return what became of each, in their order
     * @throws ProblemException where an item breaks a rule, or is not its source's to change
     */
    public List<Done> store(List<Item> items, @Nullable UUID actor) {
        // What readers of outside formats make is held to the rules that bodies of requests are held to.
        items.stream().filter(item -> item.withdrawal() == null).forEach(item -> {
            bodies.valid(item.draft());
            if (!item.unpublished()
                    && (item.draft().headline() == null
                            || item.draft().headline().isBlank())) {
                throw ProblemException.body("/headline", "a headline is needed.");
            }
        });
        Done[] outcomes = new Done[items.size()];
        Map<String, ArticlesElsewhere.Known> known = outside.known(items);
        Map<Integer, Item> fresh = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (!seen.add(item.outsideId())) {
                create(fresh, outcomes, actor);
                fresh.clear();
                known = outside.known(items);
            }
            ArticlesElsewhere.Known before = known.get(item.outsideId());
            if (before == null && item.withdrawal() != null) {
                outcomes[i] = Done.of(Outcome.UNCHANGED);
            } else if (before == null) {
                fresh.put(i, item);
            } else {
                outcomes[i] = versions.take(item, before, actor);
            }
        }
        create(fresh, outcomes, actor);
        return Arrays.asList(outcomes);
    }

    /** Whose ids elsewhere these are; one statement. */
    public Map<String, UUID> byOutsideIds(Collection<String> outsideIds) {
        return outside.byIds(outsideIds);
    }

    /**
     * Drafts with an id in each of their references.
     *
     * @param drafts that keep to {@link DraftRules}
     * @throws press.dateline.web.ProblemException naming each that leads nowhere
     */
    public List<Draft> resolved(List<Draft> drafts) {
        return references.resolve(drafts);
    }

    static boolean isFree(Item item, Instant now) {
        Instant until = item.draft().embargoUntil();
        return until == null || !until.isAfter(now);
    }

    private void create(Map<Integer, Item> fresh, Done[] outcomes, @Nullable UUID actor) {
        if (fresh.isEmpty()) {
            return;
        }
        Instant now = Times.now(clock);
        Recogniser recogniser = dictionary.recogniser();
        List<Item> items = List.copyOf(fresh.values());
        List<String> slugs = articles.formerSlugs()
                .free(
                        ChangeType.ARTICLE,
                        items.stream().map(ArticleImport::wantedSlug).toList());
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
                "embargo_until timestamptz");
        var corrected = ImportedCorrections.rows();
        var publications = Publications.rows();
        List<Revisions.Save> saves = new ArrayList<>();
        Map<UUID, Revisions.Found> finds = new HashMap<>();
        List<PublishedArticle> published = new ArrayList<>();
        List<Due> ends = new ArrayList<>();
        Map<UUID, Item> byArticle = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            UUID id = item.draft().id() == null ? Ids.next() : item.draft().id();
            Instant embargo = isFree(item, now) ? null : item.draft().embargoUntil();
            ArticleState state = item.staysDraft() ? ArticleState.DRAFT : ArticleState.PUBLISHED;
            Draft draft = DraftRules.checked(item.draft()).as(id, 1, state.word(), slugs.get(i));
            if (item.staysDraft()) {
                rows.add(id, slugs.get(i), draft.status(), 1, null, null, now, now, null);
                saves.add(first(id, draft, item, now, actor));
                byArticle.put(id, item);
                continue;
            }
            Instant at = Objects.requireNonNullElse(embargo == null ? item.publishedAt() : embargo, now);
            rows.add(id, slugs.get(i), draft.status(), 1, 1, at, now, now, embargo);
            if (embargo != null) {
                ends.add(new Due(ChangeType.ARTICLE, id, DueKind.EMBARGO_END, embargo, actor));
            }
            Revisions.Save save = first(id, draft, item, now, actor);
            saves.add(save);
            item.corrections()
                    .forEach(one -> corrected.add(one.id(), id, one.kind(), one.text(), one.at(), 1, one.block()));
            byArticle.put(id, item);
            Revisions.Found found = Mentions.in(draft, recogniser);
            finds.put(save.revisionId(), found);
            published.add(new PublishedArticle(
                    id,
                    slugs.get(i),
                    List.of(),
                    1,
                    at,
                    now,
                    embargo,
                    Mentions.with(draft, found),
                    found.quoteIds(),
                    views(item)));
            if (embargo == null) {
                publications.add(id, 1, now);
            }
        }
        CompletableFuture<List<Documents.Rendered>> rendering = publishing.rendering(published);
        rows.execute(session);
        dues.set(ends);
        outside.remember(byArticle, "");
        var altIds = OutsideIds.altIdRows();
        byArticle.forEach((article, item) ->
                OutsideIds.addAltIds(altIds, article, item.draft().altIds()));
        altIds.execute(session);
        revisions.save(saves);
        publications.execute(session);
        revisions.addFound(finds);
        corrected.execute(session);
        List<Documents.Rendered> rendered = rendering.join();
        documents.add(rendered, now);
        for (int i = 0; i < rendered.size(); i++) {
            boolean underEmbargo = published.get(i).embargoUntil() != null;
            log.append(new Change(
                            ChangeType.ARTICLE,
                            rendered.get(i).articleId(),
                            ChangeKind.PUBLISHED,
                            1,
                            null,
                            underEmbargo ? Change.EMBARGO : null,
                            actor)
                    .entering(rendered.get(i).lists()));
        }
        fresh.keySet().forEach(index -> outcomes[index] = Done.of(Outcome.CREATED));
    }

    private static Revisions.Save first(UUID article, Draft draft, Item item, Instant now, @Nullable UUID actor) {
        return new Revisions.Save(
                Ids.next(),
                article,
                1,
                draft,
                now,
                actor,
                About.first(item.draft().save()));
    }

    private static String wantedSlug(Item item) {
        if (item.draft().slug() != null) {
            return item.draft().slug();
        }
        String base = Texts.slug(Objects.requireNonNullElse(item.draft().headline(), ""));
        return base.isEmpty() ? item.draft().kind() : base;
    }

    private static List<ArticleView.CorrectionView> views(Item item) {
        return item.corrections().stream()
                .map(one -> new ArticleView.CorrectionView(one.id(), one.kind(), one.text(), one.at(), 1, one.block()))
                .toList();
    }
}
