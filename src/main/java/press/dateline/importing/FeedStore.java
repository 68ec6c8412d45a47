package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport;
import press.dateline.web.ProblemException;

/** Stores items of feeds as published articles, with the people, tags and images that they name. */
@ApplicationScoped
class FeedStore implements ItemStore {

    private final ArticleImport articles;
    private final NamedThings things;
    private final ObjectMapper json;

    FeedStore(ArticleImport articles, NamedThings things, ObjectMapper json) {
        this.articles = articles;
        this.things = things;
        this.json = json;
    }

    @Override
    public String format() {
        return FeedUpload.NAME;
    }

    @Override
    public Prepared prepare(List<Item> items) {
        List<Read> read = items.stream().map(this::read).toList();
        return actor -> store(read, actor);
    }

    /** A line that was read, or why it is rejected. */
    private record Read(
            String place,
            byte[] digest,
            @Nullable FeedItem item,
            @Nullable String rejected) {}

    private Read read(Item line) {
        String place = line.json().path("place").asText();
        JsonNode fault = line.json().path("fault");
        if (fault.isTextual()) {
            return new Read(place, line.digest(), null, fault.textValue());
        }
        try {
            FeedItem item = FeedItemReader.read(line.json(), json);
            return new Read(place, ItemDigest.of(line.json(), "place"), item, null);
        } catch (ProblemException e) {
            return new Read(place, line.digest(), null, e.detail());
        }
    }

    private List<Result> store(List<Read> read, @Nullable UUID actor) {
        List<FeedItem> items =
                read.stream().map(Read::item).filter(Objects::nonNull).toList();
        NamedThings.Found found = things.find(items.stream().map(FeedItem::item).toList(), actor);
        List<ArticleImport.Item> taken = new ArrayList<>();
        for (Read one : read) {
            if (one.item() != null) {
                taken.add(article(one.item(), one.digest(), found));
            }
        }
        Iterator<ArticleImport.Outcome> outcomes = articles.store(taken, actor).iterator();
        Map<String, UUID> ids = articles.byOutsideIds(
                taken.stream().map(ArticleImport.Item::outsideId).toList());
        return read.stream()
                .map(one -> one.item() == null
                        ? Result.rejected(String.valueOf(one.rejected()))
                        : Result.of(
                                outcomes.next(), told(one.place(), one.item().item(), ids)))
                .toList();
    }

    private static Told told(String place, ImportedItem item, Map<String, UUID> ids) {
        return new Told(place, "article", ids.get(item.outsideId()), item.headline(), item.losses());
    }

    private static ArticleImport.Item article(FeedItem read, byte[] digest, NamedThings.Found found) {
        ImportedItem item = read.item();
        return new ArticleImport.Item(
                ImportedDraft.of(item, read.pictures().placed(read.blocks(), found::image), found, Map.of()),
                item.outsideId(),
                item.version(),
                item.versionAt(),
                digest,
                item.publishedAt(),
                item.status() != PublishingStatus.USABLE,
                List.of(),
                false,
                read.address() == null ? List.of() : List.of(read.address()));
    }
}
