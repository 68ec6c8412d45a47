package press.dateline.incoming;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was read from a feed, as a map of those values that gofeed's models have too; {@link GofeedExpectation} is its like. */
final class GofeedModel {

    private GofeedModel() {}

    /** What we have read. */
    static Map<String, Object> of(String folder, FeedHead head, List<FeedEntry> entries) {
        Map<String, Object> values = new TreeMap<>();
        put(values, "version", head.version());
        put(values, "id", head.id());
        put(values, "title", head.title());
        put(values, "description", head.description());
        put(values, "language", head.language());
        put(values, "rights", head.rights());
        put(values, "published", head.published());
        put(values, "updated", head.updated());
        put(values, "links", links(folder, head.links()));
        put(values, "authors", authors(folder, head.authors()));
        put(
                values,
                "categories",
                head.categories().stream().map(GofeedModel::category).toList());
        put(values, "next", head.next());
        FeedImage image = head.image();
        put(values, "image", image == null ? null : join(image.url(), image.title(), image.link()));
        put(values, "items", entries.stream().map(entry -> item(folder, entry)).toList());
        return values;
    }

    private static Map<String, Object> item(String folder, FeedEntry entry) {
        Map<String, Object> values = new TreeMap<>();
        put(values, "id", entry.id());
        put(values, "idIsLink", (folder.equals("rss") && entry.id() != null) ? entry.idIsLink() : null);
        put(values, "title", text(entry.title()));
        put(values, "summary", text(entry.summary()));
        FeedText content = entry.content();
        put(values, "content", text(content));
        put(values, "contentType", content == null || !folder.equals("atom") ? null : content.type());
        put(values, "contentSrc", content == null ? null : content.src());
        put(values, "links", links(folder, entry.links()));
        put(values, "published", entry.published());
        put(values, "updated", entry.updated());
        put(values, "authors", authors(folder, entry.authors()));
        put(
                values,
                "categories",
                entry.categories().stream().map(GofeedModel::category).toList());
        put(
                values,
                "media",
                folder.equals("atom")
                        ? List.of()
                        : entry.media().stream()
                                .map(one -> join(one.url(), one.type(), one.length()))
                                .toList());
        put(values, "rights", entry.rights());
        FeedEntry.Source source = entry.source();
        put(values, "source", source == null ? null : join(source.id(), source.title(), source.url()));
        return values;
    }

    private static @Nullable String text(@Nullable FeedText text) {
        return text == null || text.value().isEmpty() ? null : text.value();
    }

    private static List<String> links(String folder, List<FeedLink> links) {
        return links.stream()
                .map(link -> folder.equals("atom")
                        ? join(link.href(), link.rel(), link.type(), link.hreflang(), link.title(), link.length())
                        : folder.equals("json") ? join(link.href(), link.rel()) : link.href())
                .toList();
    }

    private static List<String> authors(String folder, List<FeedPerson> authors) {
        return authors.stream()
                .map(one -> folder.equals("rss")
                        ? one.email() == null ? join(one.name()) : join(one.email(), one.name())
                        : join(one.name(), one.email(), one.uri()))
                .toList();
    }

    private static String category(FeedCategory category) {
        return join(category.term(), category.label(), category.scheme());
    }

    static String join(@Nullable Object... values) {
        return String.join(
                        " | ",
                        Stream.of(values).map(one -> Objects.toString(one, "")).toList())
                .replaceAll("[ |]+$", "");
    }

    static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            values.put(name, value);
        }
    }
}
