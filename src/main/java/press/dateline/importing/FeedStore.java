package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
            return new Read(place, digest(line.json()), item, null);
        } catch (ProblemException e) {
            return new Read(place, line.digest(), null, e.detail());
        }
    }

    /** Of what the item says, and of the feed only what the item leaves to that. */
    private static byte[] digest(JsonNode line) {
        JsonNode item = line.path("item");
        JsonNode feed = line.path("feed");
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.set("item", item);
        List.of("language", "rights", "authors").forEach(member -> {
            JsonNode own = item.path(member);
            if (own.isMissingNode() || own.isNull() || (own.isArray() && own.isEmpty())) {
                said.set(member, feed.path(member));
            }
        });
        return ItemDigest.of(said);
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
        Iterator<ArticleImport.Done> outcomes = articles.store(taken, actor).iterator();
        Map<String, UUID> ids = articles.byOutsideIds(
                taken.stream().map(ArticleImport.Item::outsideId).toList());
        return read.stream()
                .map(one -> one.item() == null
                        ? Result.rejected(String.valueOf(one.rejected()))
                        : result(one.place(), one.item().item(), outcomes.next(), ids))
                .toList();
    }

    private static Result result(String place, ImportedItem item, ArticleImport.Done done, Map<String, UUID> ids) {
        List<String> notes = new ArrayList<>(done.notes());
        notes.addAll(item.losses());
        return Result.of(done.outcome(), new Told(place, "article", ids.get(item.outsideId()), item.headline(), notes));
    }

    private static ArticleImport.Item article(FeedItem read, byte[] digest, NamedThings.Found found) {
        ImportedItem item = read.item();
        return new ArticleImport.Item(
                ImportedDraft.of(
                        item, item.headline(), read.pictures().placed(read.blocks(), found::image), found, Map.of()),
                FeedUpload.NAME,
                item.outsideId(),
                item.version(),
                item.versionAt(),
                digest,
                item.publishedAt(),
                item.status().withdrawal(),
                List.of(),
                item.headline() == null,
                read.address() == null ? List.of() : List.of(read.address()));
    }
}
