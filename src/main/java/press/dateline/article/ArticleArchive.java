package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport.Outcome;
import press.dateline.document.ArticleView.CorrectionView;
import press.dateline.revision.Draft;
import press.dateline.revision.DraftRules;
import press.dateline.revision.References;
import press.dateline.revision.Revisions;
import press.dateline.revision.StoredRevision;
import press.dateline.web.ProblemException;

/**
 * Takes articles back from an export, a batch at a time: each becomes what it was, revisions, times and what was found
 * in its text included, so that its documents are the same to the byte. One that is there already changes only where
 * the line was modified later.
 */
@ApplicationScoped
public class ArticleArchive {

    private final Session session;
    private final Articles articles;
    private final ArchiveRows rows;
    private final Newsroom newsroom;
    private final PublicLife life;
    private final References references;
    private final Clock clock;

    ArticleArchive(
            Session session,
            Articles articles,
            ArchiveRows rows,
            Newsroom newsroom,
            PublicLife life,
            References references,
            Clock clock) {
        this.session = session;
        this.articles = articles;
        this.rows = rows;
        this.newsroom = newsroom;
        this.life = life;
        this.references = references;
        this.clock = clock;
    }

    /**
     * An article of an export.
     *
     * @param slug its slug
     * @param life what is stored of it beside what it says; its revisions have their contents
     */
    public record Item(
            UUID id, String slug, @Nullable Instant publishedAt, List<CorrectionView> corrections, ArticleLife life) {

        /**
         * An article as its line has it.
         *
         * @param draft what its main revision says
         * @throws ProblemException naming what breaks a rule
         */
        public static Item of(
                UUID id,
                Draft draft,
                @Nullable Instant publishedAt,
                List<CorrectionView> corrections,
                ArticleLife life) {
            life.check(publishedAt);
            if (draft.slug() == null) {
                throw ProblemException.body("/slug", "an article of an export has its slug.");
            }
            List<StoredRevision> revisions = life.revisions().stream()
                    .map(one -> one.withContent(checked(one, Objects.requireNonNullElse(one.content(), draft))))
                    .toList();
            Set<Integer> numbers =
                    revisions.stream().map(StoredRevision::number).collect(Collectors.toSet());
            for (int i = 0; i < corrections.size(); i++) {
                if (!numbers.contains(corrections.get(i).revision())) {
                    throw ProblemException.body(
                            "/corrections/" + i + "/revision", "is not among the line's revisions.");
                }
            }
            return new Item(id, draft.slug(), publishedAt, corrections, life.with(revisions));
        }

        /** What a revision says, which keeps to the rules alone and with what was found in it. */
        private static Draft checked(StoredRevision revision, Draft content) {
            Draft checked = DraftRules.checked(content);
            Revisions.Found found = revision.foundMarks();
            int blocks = Mentions.blocks(checked);
            if (found.spans().stream().anyMatch(mark -> mark.position() >= blocks)) {
                throw ProblemException.body("/life/revisions", "a mark stands in a block that there is not.");
            }
            if (found.quotes().stream().anyMatch(quote -> quote.id() == null)) {
                throw ProblemException.body("/life/revisions", "a quote that was found has no id.");
            }
            var _ = DraftRules.checked(Mentions.with(checked, found));
            return checked;
        }
    }

    /**
     * Stores articles in the running transaction.
     *
     * @param actor the key that asked for the import
     * @return what became of each, in their order
     */
    public List<Outcome> store(List<Item> items, @Nullable UUID actor) {
        Outcome[] outcomes = new Outcome[items.size()];
        Map<Integer, Item> fresh = new LinkedHashMap<>();
        Set<UUID> there = there(items);
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (!seen.add(item.id())) {
                create(fresh, outcomes, actor);
                fresh.clear();
                there = there(items);
            }
            if (there.contains(item.id())) {
                outcomes[i] = change(item, actor);
            } else {
                fresh.put(i, item);
            }
        }
        create(fresh, outcomes, actor);
        return Arrays.asList(outcomes);
    }

    private Set<UUID> there(List<Item> items) {
        return Set.copyOf(session.createNativeQuery(
                        "SELECT id FROM article WHERE id = ANY(cast(?1 as uuid[]))", UUID.class)
                .setParameter(
                        1, items.stream().map(item -> item.id().toString()).toArray(String[]::new), String[].class)
                .getResultList());
    }

    private Outcome change(Item item, @Nullable UUID actor) {
        Article article = articles.locked(item.id().toString());
        if (!item.life().modifiedAt().isAfter(article.modifiedAt)) {
            return Outcome.UNCHANGED;
        }
        if (item.life().withdrawal() != null) {
            if (article.state().allows(ArticleState.Step.WITHDRAW)) {
                life.withdraw(
                        article,
                        item.life().withdrawal().kind(),
                        item.life().withdrawal().reason(),
                        actor);
            }
            return Outcome.WITHDRAWN;
        }
        StoredRevision main = item.life().mainRevision();
        newsroom.take(article, Objects.requireNonNull(main.content()), actor);
        boolean isFree = item.life().embargoUntil() == null
                || !item.life().embargoUntil().isAfter(clock.instant());
        if (item.life().publishedRevision() != null && (isFree || !article.wasPublic())) {
            life.publish(article, Completeness.Source.IMPORT, actor);
        }
        session.flush();
        return Outcome.UPDATED;
    }

    private void create(Map<Integer, Item> fresh, Outcome[] outcomes, @Nullable UUID actor) {
        if (fresh.isEmpty()) {
            return;
        }
        List<Item> items = List.copyOf(fresh.values());
        rows.requireFreeSlugs(items);
        List<Draft> contents = new ArrayList<>();
        for (Item item : items) {
            for (StoredRevision one : item.life().revisions()) {
                Draft content = Objects.requireNonNull(one.content());
                contents.add(content);
                contents.add(Mentions.with(content, one.foundMarks()));
            }
        }
        List<Draft> resolved = references.resolve(contents);
        List<ArchiveRows.Entry> entries = new ArrayList<>();
        int next = 0;
        for (Item item : items) {
            Map<Integer, ArchiveRows.Content> byNumber = new HashMap<>();
            for (StoredRevision one : item.life().revisions()) {
                byNumber.put(
                        one.number(), ArchiveRows.Content.of(item, one, resolved.get(next), resolved.get(next + 1)));
                next += 2;
            }
            entries.add(new ArchiveRows.Entry(item, byNumber));
        }
        rows.write(entries, actor);
        fresh.keySet().forEach(index -> outcomes[index] = Outcome.CREATED);
    }
}
