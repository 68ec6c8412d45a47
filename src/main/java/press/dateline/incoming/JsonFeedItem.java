package press.dateline.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an item of a JSON Feed. */
final class JsonFeedItem {

    private JsonFeedItem() {}

    static FeedEntry read(JsonNode item, int line) {
        String html = JsonFeedReader.text(item, "content_html");
        String plain = JsonFeedReader.text(item, "content_text");
        String summary = JsonFeedReader.text(item, "summary");
        String title = JsonFeedReader.text(item, "title");
        return new FeedEntry(
                line,
                JsonFeedReader.text(item, "id"),
                false,
                title == null ? null : new FeedText("text", title, null),
                summary == null ? null : new FeedText("text", summary, null),
                html != null
                        ? new FeedText("html", html, null)
                        : plain == null ? null : new FeedText("text", plain, null),
                links(item),
                FeedDates.parse(JsonFeedReader.text(item, "date_published")),
                FeedDates.parse(JsonFeedReader.text(item, "date_modified")),
                authors(item),
                categories(item),
                media(item),
                null,
                JsonFeedReader.text(item, "language"),
                null,
                false,
                true);
    }

    private static List<FeedLink> links(JsonNode item) {
        List<FeedLink> links = new ArrayList<>();
        String url = JsonFeedReader.text(item, "url");
        String external = JsonFeedReader.text(item, "external_url");
        if (url != null) {
            links.add(FeedLink.to(url));
        }
        if (external != null) {
            links.add(new FeedLink(external, "related", null, null, null, null));
        }
        return links;
    }

    /** {@code authors}; in version 1.0 a single {@code author}. */
    static List<FeedPerson> authors(JsonNode of) {
        List<FeedPerson> authors = new ArrayList<>();
        JsonNode list = of.path("authors");
        for (JsonNode one : list.isArray() && !list.isEmpty() ? list : List.of(of.path("author"))) {
            FeedPerson person = new FeedPerson(JsonFeedReader.text(one, "name"), null, JsonFeedReader.text(one, "url"));
            if (person.name() != null || person.uri() != null) {
                authors.add(person);
            }
        }
        return authors;
    }

    private static List<FeedCategory> categories(JsonNode item) {
        List<FeedCategory> categories = new ArrayList<>();
        for (JsonNode tag : item.path("tags")) {
            if (tag.isTextual() && !tag.textValue().isBlank()) {
                categories.add(
                        new FeedCategory(XmlTexts.storable(tag.textValue()).strip(), null, null));
            }
        }
        return categories;
    }

    private static List<FeedMedia> media(JsonNode item) {
        List<FeedMedia> media = new ArrayList<>();
        String image = JsonFeedReader.text(item, "image");
        String banner = JsonFeedReader.text(item, "banner_image");
        if (image != null) {
            RssMedia.add(media, picture(image, item.path("_image")));
        }
        if (banner != null && !banner.equals(image)) {
            RssMedia.add(media, picture(banner, MissingNode.getInstance()));
        }
        for (JsonNode one : item.path("attachments")) {
            String url = JsonFeedReader.text(one, "url");
            if (url != null && media.size() < RssMedia.MOST) {
                RssMedia.add(media, attachment(one, url));
            }
        }
        return media;
    }

    /** What is told of it is an extension, which Dateline's own feeds have. */
    private static FeedMedia picture(String url, JsonNode told) {
        return new FeedMedia(
                url,
                null,
                "image",
                null,
                JsonFeedReader.text(told, "alt"),
                JsonFeedReader.text(told, "caption"),
                JsonFeedReader.text(told, "credit"),
                null,
                null,
                null,
                null,
                false);
    }

    private static FeedMedia attachment(JsonNode one, String url) {
        return new FeedMedia(
                url,
                JsonFeedReader.text(one, "mime_type"),
                null,
                RssMedia.length(JsonFeedReader.text(one, "size_in_bytes")),
                JsonFeedReader.text(one, "title"),
                null,
                null,
                null,
                null,
                null,
                seconds(one.path("duration_in_seconds")),
                true);
    }

    private static @Nullable Integer seconds(JsonNode duration) {
        double value = duration.asDouble(-1);
        return value >= 0 && value < Integer.MAX_VALUE ? (int) Math.round(value) : null;
    }
}
