package press.dateline.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport;
import press.dateline.block.Block;
import press.dateline.web.ProblemException;

/** Stores ninjs items as published articles, with the people, places, sections and tags that they name. */
@ApplicationScoped
class NinjsStore implements ItemStore {

    private static final String NAME = "ninjs";

    private final ArticleImport articles;
    private final NamedThings things;
    private final NamedSections sections;

    NinjsStore(ArticleImport articles, NamedThings things, NamedSections sections) {
        this.articles = articles;
        this.things = things;
        this.sections = sections;
    }

    @Override
    public String format() {
        return NAME;
    }

    @Override
    public Prepared prepare(List<Item> items) {
        List<Read> read = items.stream().map(NinjsStore::read).toList();
        return actor -> store(read, actor);
    }

    /** An item with its body as blocks, or why it is rejected. */
    private record Read(
            byte[] digest,
            @Nullable ImportedItem item,
            List<Block> blocks,
            @Nullable String headline,
            List<String> notes,
            @Nullable String rejected) {}

    private static Read read(Item item) {
        try {
            ImportedItem read = new NinjsReader().read(item.json());
            Losses losses = new Losses();
            List<Block> blocks = NinjsBody.read(read, losses);
            String headline = read.headline();
            if (headline == null && read.status() == PublishingStatus.USABLE) {
                headline = MadeHeadline.of(blocks, read.standfirst());
                losses.add("", headline == null ? MadeHeadline.NONE : MadeHeadline.NOTE);
            }
            List<String> notes = new ArrayList<>(read.losses());
            notes.addAll(losses.list());
            return new Read(item.digest(), read, blocks, headline, notes, null);
        } catch (ProblemException e) {
            return new Read(item.digest(), null, List.of(), null, List.of(), e.detail());
        }
    }

    private List<Result> store(List<Read> read, @Nullable UUID actor) {
        List<ImportedItem> items =
                read.stream().map(Read::item).filter(Objects::nonNull).toList();
        NamedThings.Found found = things.find(items, actor);
        Map<String, UUID> sectionIds = sections.find(items, actor);
        List<ArticleImport.Item> taken = new ArrayList<>();
        for (Read one : read) {
            if (one.item() != null) {
                taken.add(article(one.item(), one, found, sectionIds));
            }
        }
        Iterator<ArticleImport.Done> done = articles.store(taken, actor).iterator();
        Map<String, UUID> ids = articles.byOutsideIds(
                taken.stream().map(ArticleImport.Item::outsideId).toList());
        return read.stream()
                .map(one -> one.item() == null
                        ? Result.rejected(String.valueOf(one.rejected()))
                        : result(one, one.item(), done.next(), ids))
                .toList();
    }

    /** The report has an item only where there is something to be told of it. */
    private static Result result(Read read, ImportedItem item, ArticleImport.Done done, Map<String, UUID> ids) {
        List<String> notes = new ArrayList<>(done.notes());
        notes.addAll(read.notes());
        return notes.isEmpty()
                ? Result.of(done.outcome())
                : Result.of(
                        done.outcome(), new Told(null, "article", ids.get(item.outsideId()), read.headline(), notes));
    }

    private static ArticleImport.Item article(
            ImportedItem item, Read read, NamedThings.Found found, Map<String, UUID> sectionIds) {
        return new ArticleImport.Item(
                ImportedDraft.of(
                        item, read.headline(), NinjsBody.shown(read.blocks(), item, found::image), found, sectionIds),
                NAME,
                item.outsideId(),
                item.version(),
                item.versionAt(),
                read.digest(),
                item.publishedAt(),
                item.status().withdrawal(),
                item.details().corrections(),
                read.headline() == null,
                List.of());
    }
}
