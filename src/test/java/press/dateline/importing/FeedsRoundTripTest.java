package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;

/** Our own feeds, read into an empty Dateline: what a form of feeds has words for is not lost. */
@QuarkusTest
@Tag("formats")
class FeedsRoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What each form tells of an article; what else there is of it, none of them has words for. */
    private static final Set<String> TOLD = Set.of(
            "headline",
            "summary",
            "language",
            "publishedAt",
            "updatedAt",
            "byline",
            "authors",
            "tags",
            "creditLine",
            "page",
            "leadImage",
            "blocks");

    private static final String SITE = "Example News";

    /** In HTML, who is mentioned is a link to the page about them. */
    private static final Pattern PAGE_OF_A_CARD = Pattern.compile("https://www\\.example\\.org/(?:people|places)/.*");

    @Inject
    PublishedArticles published;

    @Test
    void rssComesBack() throws IOException {
        assertComesBack("rss", "feed", TOLD);
    }

    @Test
    void atomComesBack() throws IOException {
        assertComesBack("atom", "feed", TOLD);
    }

    /** JSON Feed has no words for who may be named, nor for what is told of pictures in the text beside it. */
    @Test
    void jsonFeedComesBack() throws IOException {
        Set<String> told = new TreeSet<>(TOLD);
        told.removeAll(List.of("creditLine", "leadImage", "blocks"));
        told.addAll(List.of("leadPicture", "blocksWithPictures"));
        assertComesBack("json", "feed", told);
    }

    /** Its page is not the article's name elsewhere, and it is updated when an editor says so. */
    @Test
    void ninjsComesBack() throws IOException {
        assertComesBack("ninjs", "ninjs", news());
        assertComesBack("ninjs2", "ninjs", news());
    }

    private static Set<String> news() {
        Set<String> told = new TreeSet<>(TOLD);
        told.removeAll(List.of("page", "summary", "updatedAt", "byline", "tags", "blocks"));
        told.addAll(List.of(
                "standfirst", "own blocks", "own byline", "own tags", "section", "dateline", "declared update"));
        return told;
    }

    private void assertComesBack(String form, String format, Set<String> told) throws IOException {
        published.wipe();
        try (InputStream demo = FeedsRoundTripTest.class.getResourceAsStream("/demo/content.ndjson")) {
            Jobs.done(Jobs.upload(Objects.requireNonNull(demo).readAllBytes(), "dateline"));
        }
        Map<String, JsonNode> before = published.byHeadline();
        assertThat(before).hasSizeGreaterThan(15);
        byte[] feed =
                Api.anonymous().get("/v1/feeds/all." + form + "?limit=100").asByteArray();
        published.wipe();
        Jobs.assertCounts(Jobs.done(Jobs.upload(feed, format)), before.size(), 0, 0, 0, 0);
        Map<String, JsonNode> after = published.byHeadline();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        StringBuilder expected = new StringBuilder();
        StringBuilder found = new StringBuilder();
        before.forEach((headline, article) -> {
            expected.append(only(expected(article, form), told).toPrettyString())
                    .append('\n');
            found.append(only(found(Objects.requireNonNull(after.get(headline)), article), told)
                            .toPrettyString())
                    .append('\n');
        });
        assertThat(found.toString()).as(form).isEqualTo(expected.toString());
        Jobs.assertCounts(Jobs.done(Jobs.upload(feed, format)), 0, 0, before.size(), 0, 0);
    }

    private static ObjectNode only(ObjectNode told, Set<String> names) {
        return told.deepCopy().retain(names);
    }

    /** What an article's feed tells of it. */
    private static ObjectNode expected(JsonNode article, String form) {
        ObjectNode told = common(article);
        List<String> authors = article.path("authors").findValuesAsText("name");
        told.put("byline", authors.isEmpty() ? article.path("byline").asText(null) : String.join(", ", authors));
        // What nobody is named for is the site's, as Atom and JSON Feed want an author of each.
        if (Set.of("atom", "json").contains(form) && authors.isEmpty() && !article.has("byline")) {
            told.put("byline", SITE);
            told.putArray("authors").add(SITE);
        }
        told.put("updatedAt", seconds(article.path("modifiedAt")));
        Set<String> tags = new TreeSet<>(article.path("tags").findValuesAsText("name"));
        if (article.has("section")) {
            tags.add(article.path("section").path("name").asText());
        }
        told.set("tags", JSON.valueToTree(tags));
        if (!article.has("standfirst") && article.path("seo").has("description")) {
            told.set("summary", article.path("seo").get("description"));
        }
        // Of an item without a body the summary is the body.
        if (article.path("blocks").isEmpty() && told.path("summary").isTextual()) {
            ArrayNode body = JSON.createArrayNode();
            body.addObject().put("type", "paragraph").set("text", told.path("summary"));
            told.set("blocks", body);
            told.set("blocksWithPictures", body);
            told.putNull("summary");
        }
        told.put("page", article.path("slug").asText());
        return told;
    }

    /** The same of the article that was made of it; its page is found by the address of the first one's. */
    private static ObjectNode found(JsonNode article, JsonNode source) {
        ObjectNode told = common(article);
        told.set("byline", article.path("byline"));
        told.put("updatedAt", seconds(article.path("updatedAt")));
        told.set("tags", JSON.valueToTree(new TreeSet<>(article.path("tags").findValuesAsText("name"))));
        Response page = Api.anonymous()
                .queryParam("url", source.path("webUrl").asText())
                .get("/v1/resolve");
        boolean isHere = page.statusCode() == 200
                && article.path("id").asText().equals(page.jsonPath().getString("id"));
        told.put("page", isHere ? source.path("slug").asText() : "lost");
        return told;
    }

    /** Dates of Atom, as it is written here, have whole seconds. */
    private static @Nullable String seconds(JsonNode time) {
        return time.isTextual()
                ? Instant.parse(time.textValue())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                : null;
    }

    private static ObjectNode common(JsonNode article) {
        ObjectNode told = JSON.createObjectNode();
        told.set("headline", article.path("headline"));
        told.set("standfirst", article.path("standfirst"));
        told.set("summary", article.path("standfirst"));
        told.set("language", article.path("language"));
        told.set("publishedAt", article.path("publishedAt"));
        told.set("declared update", article.path("updatedAt"));
        told.set("own byline", article.path("byline"));
        told.set("own tags", JSON.valueToTree(new TreeSet<>(article.path("tags").findValuesAsText("name"))));
        told.set("section", article.path("section").path("name"));
        told.set("dateline", article.path("dateline").path("text"));
        told.set("authors", JSON.valueToTree(article.path("authors").findValuesAsText("name")));
        told.set("creditLine", article.path("rights").path("creditLine"));
        ObjectNode shown = TellableFields.of(article, Set.of("leadImage", "blocks"));
        told.set("leadImage", pictures(shown.path("leadImage"), true));
        told.set("blocks", pictures(shown.path("blocks"), true));
        told.set("own blocks", told.get("blocks"));
        told.set("leadPicture", pictures(shown.path("leadImage"), false));
        told.set("blocksWithPictures", pictures(shown.path("blocks"), false));
        return told;
    }

    /** Pictures in one size: the first, which is the largest in the demonstration content. */
    private static JsonNode pictures(JsonNode node, boolean withCaptions) {
        if (node.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            node.valueStream()
                    .filter(one ->
                            !PAGE_OF_A_CARD.matcher(one.path("url").asText()).matches())
                    .forEach(one -> list.add(pictures(one, withCaptions)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode told = JSON.createObjectNode();
        if (node.has("renditions")) {
            for (String name : List.of("alt", "credit")) {
                told.set(name, node.path(name));
            }
            if (withCaptions) {
                told.set("caption", node.path("caption"));
            }
            told.set("url", node.at("/renditions/0/url"));
            return told;
        }
        node.properties().forEach(member -> told.set(member.getKey(), pictures(member.getValue(), withCaptions)));
        if (told.path("spans").isEmpty()) {
            told.remove("spans");
        }
        return told;
    }
}
