package press.dateline.incoming;

import static press.dateline.incoming.GofeedModel.join;
import static press.dateline.incoming.GofeedModel.put;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What gofeed expects of a feed, as a map of those values that our model has too. */
final class GofeedExpectation {

    private GofeedExpectation() {}

    /** What gofeed expects, as its parsers for rss, atom and json write it. */
    static Map<String, Object> of(String folder, JsonNode expected) {
        return switch (folder) {
            case "rss" -> rss(expected);
            case "atom" -> atom(expected);
            default -> json(expected);
        };
    }

    private static Map<String, Object> rss(JsonNode feed) {
        Map<String, Object> values = new TreeMap<>();
        put(values, "version", feed.path("version").asText());
        put(values, "title", text(feed, "title"));
        put(values, "description", text(feed, "description"));
        put(values, "language", text(feed, "language"));
        put(values, "rights", text(feed, "copyright"));
        put(values, "published", time(feed, "pubDateParsed"));
        put(values, "updated", time(feed, "lastBuildDateParsed"));
        put(values, "links", texts(feed.path("links")));
        put(values, "authors", rssAuthors(feed, "managingEditor"));
        put(
                values,
                "categories",
                list(feed.path("categories"), one -> join(text(one, "value"), null, text(one, "domain"))));
        JsonNode image = feed.path("image");
        put(
                values,
                "image",
                image.isObject() ? join(text(image, "url"), text(image, "title"), text(image, "link")) : null);
        put(values, "items", list(feed.path("items"), GofeedExpectation::rssItem));
        return values;
    }

    private static Map<String, Object> rssItem(JsonNode item) {
        Map<String, Object> values = new TreeMap<>();
        JsonNode guid = item.path("guid");
        put(values, "id", text(guid, "value"));
        put(values, "idIsLink", guid.isObject() ? !"false".equals(text(guid, "isPermalink")) : null);
        put(values, "title", text(item, "title"));
        put(values, "summary", text(item, "description"));
        put(values, "content", text(item, "content"));
        put(values, "links", texts(item.path("links")));
        put(values, "published", time(item, "pubDateParsed"));
        put(values, "authors", rssAuthors(item, "author"));
        put(
                values,
                "categories",
                Stream.concat(
                                list(
                                        item.path("categories"),
                                        one -> join(text(one, "value"), null, text(one, "domain")))
                                        .stream(),
                                texts(item.path("dcExt").path("subject")).stream())
                        .toList());
        put(
                values,
                "media",
                list(item.path("enclosures"), one -> join(text(one, "url"), text(one, "type"), text(one, "length"))));
        JsonNode source = item.path("source");
        put(values, "source", source.isObject() ? join(null, text(source, "title"), text(source, "url")) : null);
        return values;
    }

    private static List<String> rssAuthors(JsonNode of, String own) {
        return Stream.of(
                        texts(of.path(own)),
                        texts(of.path("dcExt").path("creator")),
                        texts(of.path("itunesExt").path("author")))
                .flatMap(List::stream)
                .map(one -> join(one))
                .toList();
    }

    private static Map<String, Object> atom(JsonNode feed) {
        Map<String, Object> values = new TreeMap<>();
        put(values, "version", feed.path("version").asText());
        put(values, "id", text(feed, "id"));
        put(values, "title", text(feed, "title"));
        put(values, "description", text(feed, "subtitle"));
        put(values, "language", text(feed, "language"));
        put(values, "rights", text(feed, "rights"));
        put(values, "updated", time(feed, "updatedParsed"));
        put(values, "links", list(feed.path("links"), GofeedExpectation::atomLink));
        put(
                values,
                "authors",
                Stream.concat(
                                list(feed.path("authors"), GofeedExpectation::atomPerson).stream(),
                                texts(feed.path("extensions").path("dc").path("creator"), "value").stream())
                        .toList());
        put(values, "categories", list(feed.path("categories"), GofeedExpectation::atomCategory));
        String picture = text(feed, "logo") == null ? text(feed, "icon") : text(feed, "logo");
        put(values, "image", picture == null ? null : join(picture, null, null));
        put(values, "items", list(feed.path("entries"), GofeedExpectation::atomEntry));
        return values;
    }

    private static Map<String, Object> atomEntry(JsonNode entry) {
        Map<String, Object> values = new TreeMap<>();
        JsonNode content = entry.path("content");
        put(values, "id", text(entry, "id"));
        put(values, "title", text(entry, "title"));
        put(values, "summary", text(entry, "summary"));
        put(values, "content", text(content, "value"));
        put(values, "contentType", text(content, "type"));
        put(values, "contentSrc", text(content, "src"));
        put(values, "links", list(entry.path("links"), GofeedExpectation::atomLink));
        put(values, "published", time(entry, "publishedParsed"));
        put(values, "updated", time(entry, "updatedParsed"));
        put(values, "authors", list(entry.path("authors"), GofeedExpectation::atomPerson));
        put(
                values,
                "categories",
                Stream.concat(
                                list(entry.path("categories"), GofeedExpectation::atomCategory).stream(),
                                texts(entry.path("extensions").path("dc").path("subject"), "value").stream())
                        .toList());
        put(values, "rights", text(entry, "rights"));
        JsonNode source = entry.path("source");
        put(values, "source", source.isObject() ? join(text(source, "id"), text(source, "title"), page(source)) : null);
        return values;
    }

    private static @Nullable String page(JsonNode of) {
        for (JsonNode link : of.path("links")) {
            String type = link.path("type").asText("text/html");
            if (link.path("rel").asText("alternate").equals("alternate") && type.contains("html")) {
                return text(link, "href");
            }
        }
        return null;
    }

    /** gofeed keeps links without an address; they lead nowhere. */
    private static @Nullable String atomLink(JsonNode link) {
        return text(link, "href") == null
                ? null
                : join(
                        text(link, "href"),
                        text(link, "rel"),
                        text(link, "type"),
                        text(link, "hreflang"),
                        text(link, "title"),
                        text(link, "length"));
    }

    private static String atomPerson(JsonNode person) {
        return join(text(person, "name"), text(person, "email"), text(person, "uri"));
    }

    private static String atomCategory(JsonNode category) {
        return join(text(category, "term"), text(category, "label"), text(category, "scheme"));
    }

    private static Map<String, Object> json(JsonNode feed) {
        Map<String, Object> values = new TreeMap<>();
        put(values, "version", feed.path("version").asText());
        put(values, "title", text(feed, "title"));
        put(values, "description", text(feed, "description"));
        put(
                values,
                "links",
                Stream.of(join(text(feed, "home_page_url"), "alternate"), join(text(feed, "feed_url"), "self"))
                        .toList());
        put(values, "authors", jsonAuthors(feed));
        put(values, "next", text(feed, "next_url"));
        put(values, "image", join(text(feed, "icon"), null, null));
        put(values, "items", list(feed.path("items"), GofeedExpectation::jsonItem));
        return values;
    }

    private static Map<String, Object> jsonItem(JsonNode item) {
        Map<String, Object> values = new TreeMap<>();
        put(values, "id", text(item, "id"));
        put(values, "title", text(item, "title"));
        put(values, "summary", text(item, "summary"));
        put(values, "content", text(item, "content_html"));
        put(
                values,
                "links",
                List.of(join(text(item, "url"), "alternate"), join(text(item, "external_url"), "related")));
        put(values, "published", time(item, "date_published"));
        put(values, "updated", time(item, "date_modified"));
        put(values, "authors", jsonAuthors(item));
        put(values, "categories", list(item.path("tags"), one -> join(one.asText(), null, null)));
        put(
                values,
                "media",
                Stream.concat(
                                Stream.of("image", "banner_image").map(name -> join(text(item, name), null, null)),
                                list(
                                        item.path("attachments"),
                                        one -> join(
                                                text(one, "url"), text(one, "mime_type"), text(one, "size_in_bytes")))
                                        .stream())
                        .toList());
        return values;
    }

    private static List<String> jsonAuthors(JsonNode of) {
        List<String> authors = list(of.path("authors"), GofeedExpectation::jsonPerson);
        return authors.isEmpty() && of.path("author").isObject() ? List.of(jsonPerson(of.path("author"))) : authors;
    }

    private static String jsonPerson(JsonNode person) {
        return join(text(person, "name"), null, text(person, "url"));
    }

    private static @Nullable String text(JsonNode of, String name) {
        String text = of.path(name).asText("");
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Instant time(JsonNode of, String name) {
        String text = text(of, name);
        return text == null ? null : Instant.parse(text);
    }

    private static List<String> texts(JsonNode of, String... member) {
        List<String> texts = new ArrayList<>();
        if (of.isTextual()) {
            texts.add(of.textValue());
        }
        for (JsonNode one : of) {
            texts.add(
                    member.length == 0 ? one.asText() : join(one.path(member[0]).asText(), null, null));
        }
        return texts;
    }

    private static <T> List<T> list(JsonNode of, Function<JsonNode, @Nullable T> each) {
        List<T> list = new ArrayList<>();
        of.forEach(one -> {
            T value = each.apply(one);
            if (value != null) {
                list.add(value);
            }
        });
        return list;
    }
}
