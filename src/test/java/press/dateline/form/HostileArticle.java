package press.dateline.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import press.dateline.testing.SharedData;
import press.dateline.web.ApiJson;
import press.dateline.web.Texts;

/** Documents of articles that say the same text in all places. */
final class HostileArticle {

    static final String ID = "01960000-0000-7000-8000-000000000001";

    private static final ObjectMapper JSON = ApiJson.mapper();

    private HostileArticle() {}

    /** The same, with all that the standards of the IPTC ask for as well. */
    static ObjectNode everywhere(String text) throws IOException {
        ObjectNode article = with(text);
        article.put("shortHeadline", text)
                .put("embargoUntil", "2017-05-03T00:00:00Z")
                .put("urgency", 3);
        article.putObject("seo").put("title", text).put("description", text);
        ((ObjectNode) article.at("/authors/0")).put("role", text);
        article.withArray("/tags")
                .addObject()
                .put("id", ID)
                .put("slug", "o")
                .put("name", text)
                .put("type", "organisation");
        article.withArray("/places")
                .addObject()
                .put("id", ID)
                .put("slug", "l")
                .put("name", text)
                .put("kind", "city")
                .put("countryCode", "DE")
                .put("latitude", 1e-9)
                .put("longitude", -7.85)
                .put("rel", "mentioned")
                .put("wikidataId", "Q1")
                .put("geonamesId", 5)
                .putArray("within");
        ((ObjectNode) article.at("/dateline")).put("place", ID);
        article.withObject("/rights")
                .put("holder", text)
                .put("terms", text)
                .put("expiresAt", "2030-01-01T00:00:00Z")
                .putObject("ai")
                .put("training", "no");
        article.withObject("/leadImage")
                .putObject("rights")
                .put("licence", text)
                .put("syndication", "no");
        ArrayNode blocks = article.withArray("/blocks");
        ObjectNode image = block(blocks, "image", text);
        image.set("image", article.get("leadImage"));
        block(blocks, "gallery", text)
                .putArray("items")
                .addObject()
                .put("id", ID)
                .set("image", article.get("leadImage"));
        block(blocks, "video", text)
                .put("url", "https://video.example.org/a.mp4")
                .set("poster", article.get("leadImage"));
        block(blocks, "embed", text)
                .put("url", "https://www.example.org/?a=b&c=%3C")
                .put("provider", text);
        block(blocks, "table", text).put("header", true).put("caption", text);
        ArrayNode updates =
                block(blocks, "update", text).put("at", "2017-05-02T18:00:00Z").putArray("blocks");
        block(updates, "paragraph", text);
        return article;
    }

    /** Texts that break what is careless: the list of naughty strings, those that can be stored. */
    static List<String> naughty() throws IOException {
        List<String> naughty = JSON.readValue(
                Files.readString(SharedData.path("hostile/blns.json")),
                JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        return naughty.stream()
                .filter(Texts::isStorable)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** An article with the text in each place that takes one, and marks over parts of it in its blocks. */
    static ObjectNode with(String text) throws IOException {
        ObjectNode article = (ObjectNode) JSON.readTree(
                """
                {"id": "#", "slug": "s", "formerSlugs": [], "kind": "news", "language": "en", "revision": 1,
                 "webUrl": "https://www.example.org/s", "url": "https://api.example.org/v1/articles/s",
                 "authors": [], "publishedAt": "2017-05-02T17:40:00Z", "modifiedAt": "2017-05-02T17:40:00Z",
                 "access": "free", "blocks": [], "withheld": [], "wordCount": 1, "readingSeconds": 1, "alternates": [],
                 "formerSlugs": [], "rights": {}, "discussion": {"state": "open", "prompt": "", "identity": "both",
                 "url": "https://api.example.org/c"}}""".replace("\"formerSlugs\": [], \"rights\"", "\"rights\"").replace("#", ID));
        article.put("headline", text).put("standfirst", text).put("byline", text);
        article.putObject("dateline").put("text", text);
        article.putArray("authors")
                .addObject()
                .put("id", ID)
                .put("slug", "a")
                .put("name", text)
                .put("webUrl", "https://www.example.org/people/a");
        article.putObject("section").put("id", ID).put("slug", "n").put("name", text);
        article.putArray("tags")
                .addObject()
                .put("id", ID)
                .put("slug", "t")
                .put("name", text)
                .put("type", "topic");
        ObjectNode image = article.putObject("leadImage");
        image.put("id", ID).put("alt", text).put("caption", text).put("credit", text);
        image.putArray("renditions").addObject().put("width", 9).put("url", "https://img.example.org/i.jpg");
        image.putObject("rights").put("holder", text).put("syndication", "no");
        article.putArray("people")
                .addObject()
                .put("id", ID)
                .put("slug", "p")
                .put("name", text)
                .put("rel", "about")
                .put("webUrl", "https://www.example.org/people/p");
        article.putArray("places");
        ObjectNode quote = article.putArray("quotes").addObject();
        quote.put("id", ID).put("text", text).put("direct", true).put("madeBy", "editor");
        quote.putObject("speaker").put("name", text).put("office", text);
        article.putArray("corrections")
                .addObject()
                .put("id", ID)
                .put("kind", "correction")
                .put("text", text)
                .put("at", "2017-05-03T08:10:00Z")
                .put("revision", 2);
        article.withObject("/rights").put("creditLine", text);
        article.putObject("site").put("name", text).put("webUrl", "https://www.example.org");
        ArrayNode blocks = article.putArray("blocks");
        block(blocks, "paragraph", text);
        block(blocks, "heading", text).put("level", 3);
        block(blocks, "pullquote", text).put("quote", ID);
        block(blocks, "list", text).put("ordered", false);
        block(blocks, "list", text).put("ordered", true);
        block(blocks, "table", text).put("header", false);
        block(blocks, "poll", text);
        return article;
    }

    private static ObjectNode block(ArrayNode blocks, String type, String text) {
        ObjectNode block = blocks.addObject()
                .put("id", "b" + blocks.size())
                .put("type", type)
                .put("text", text);
        ArrayNode spans = block.putArray("spans");
        int length = text.length();
        int half = text.offsetByCodePoints(0, text.codePointCount(0, length) / 2);
        int more = half < length ? text.offsetByCodePoints(half, 1) : half;
        span(spans, 0, length, "strong");
        if (half > 0 && more < length) {
            span(spans, 0, half, "person").put("id", ID);
            span(spans, half, more, "emphasis");
            span(spans, more, length, "link").put("url", "/a_b_(c)?d=e&f=*g*");
        }
        return block;
    }

    private static ObjectNode span(ArrayNode spans, int start, int end, String type) {
        return spans.addObject().put("start", start).put("end", end).put("type", type);
    }
}
