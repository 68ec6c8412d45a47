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
        return "ninjs";
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
            @Nullable String rejected) {}

    private static Read read(Item item) {
        try {
            ImportedItem read = new NinjsReader().read(item.json());
            return new Read(item.digest(), read, NinjsBody.read(read), null);
        } catch (ProblemException e) {
            return new Read(item.digest(), null, List.of(), e.detail());
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
        Iterator<ArticleImport.Outcome> outcomes = articles.store(taken, actor).iterator();
        return read.stream()
                .map(one -> one.rejected() == null ? Result.of(outcomes.next()) : Result.rejected(one.rejected()))
                .toList();
    }

    private static ArticleImport.Item article(
            ImportedItem item, Read read, NamedThings.Found found, Map<String, UUID> sectionIds) {
        return new ArticleImport.Item(
                ImportedDraft.of(item, NinjsBody.shown(read.blocks(), item, found::image), found, sectionIds),
                item.outsideId(),
                item.version(),
                item.versionAt(),
                read.digest(),
                item.publishedAt(),
                item.status() != PublishingStatus.USABLE,
                item.details().corrections());
    }
}
