package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SharedData;

/**
 * An article and a list of articles have the names and nesting of the design. The shapes are read beside the shared
 * data; where they are absent, the tests are skipped.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ShapesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the answers have beyond the examples of the design, which are no complete lists. */
    private static final Set<String> BEYOND_ARTICLE = Set.of(
            "/leadImage/rights/licence",
            "/leadImage/rights/channels",
            "/leadImage/rights/territories",
            "/leadImage/rights/exceptTerritories",
            "/leadImage/rights/ai",
            "/rights/territories",
            "/rights/exceptTerritories",
            "/rights/terms",
            "/rights/expiresAt",
            "/blocks/*/ordered",
            "/blocks/*/image",
            "/blocks/*/items",
            "/blocks/*/header",
            "/blocks/*/caption",
            "/blocks/*/poster",
            "/blocks/*/seconds",
            "/blocks/*/provider",
            "/blocks/*/at",
            "/blocks/*/blocks",
            "/blocks/*/html",
            "/bodyHtml",
            "/people/*/wikidataId",
            "/places/*/wikidataId",
            "/places/*/geonamesId",
            "/blocks/*/spans/*/url",
            "/embargoUntil",
            "/withheld/*/part",
            "/withheld/*/image",
            "/withheld/*/reason");

    private static final Set<String> BEYOND_LIST = Set.of(
            "/missing",
            "/count",
            "/facets",
            "/approximate",
            "/didYouMean",
            "/highlights",
            "/explain",
            "/items/*/embargoUntil",
            "/items/*/withheld",
            "/items/*/section/path",
            "/items/*/leadImage/caption",
            "/items/*/leadImage/rights");

    @Test
    void theContractsArticleHasTheShapeOfTheDesign() throws IOException {
        assertThat(declared("Article"))
                .containsAll(members(shape("article.json")))
                .allMatch(known(members(shape("article.json")), BEYOND_ARTICLE));
    }

    @Test
    void theContractsListHasTheShapeOfTheDesign() throws IOException {
        assertThat(declared("ArticlePage"))
                .containsAll(members(shape("article-list.json")))
                .allMatch(known(members(shape("article-list.json")), BEYOND_LIST));
    }

    @Test
    void whatIsServedIsWhatTheDesignShows() throws IOException {
        Set<String> design = members(shape("article.json"));
        String slug = publishEverything();

        Response article = Api.anonymous().get("/v1/articles/" + slug);
        assertThat(article.statusCode()).as(article.asString()).isEqualTo(200);
        Set<String> served = members(JSON.readTree(article.asString()));
        assertThat(served).allMatch(known(design, BEYOND_ARTICLE));
        Set<String> missing = new TreeSet<>(design);
        missing.removeAll(served);
        missing.removeIf(name -> name.startsWith("/corrections/"));
        // The design's poll stands for a type that the client does not know.
        missing.remove("/blocks/*/url");
        assertThat(missing).isEmpty();

        Response list = Api.anonymous().get("/v1/articles?limit=1");
        Set<String> listed = members(JSON.readTree(list.asString()));
        assertThat(listed).allMatch(known(members(shape("article-list.json")), BEYOND_LIST));
        Set<String> notListed = new TreeSet<>(members(shape("article-list.json")));
        notListed.removeAll(listed);
        assertThat(notListed).isEmpty();
    }

    private static Predicate<String> known(Set<String> design, Set<String> beyond) {
        return name -> design.contains(name)
                || beyond.stream().anyMatch(more -> name.equals(more) || name.startsWith(more + "/"));
    }

    private static String publishEverything() {
        make("/v1/sections", "{\"slug\": \"world\", \"name\": \"World\"}");
        make("/v1/tags", "{\"slug\": \"us-election\", \"name\": \"US election\"}");
        make(
                "/v1/places",
                "{\"slug\": \"russia\", \"name\": \"Russia\", \"kind\": \"country\", \"countryCode\": \"RU\"}");
        String place = make("/v1/places", """
                {"slug": "sochi", "name": "Sochi", "kind": "city", "countryCode": "RU", "latitude": 43.599,
                 "longitude": 39.726, "parent": "russia"}""");
        make("/v1/people", "{\"slug\": \"ann-example\", \"name\": \"Ann Example\"}");
        String person = make("/v1/people", """
                {"slug": "vladimir-putin", "name": "Vladimir Putin", "offices": [{"title": "President of Russia"}]}""");
        String image = make("/v1/images", """
                {"alt": "Two leaders", "caption": "After their talks", "credit": "Agency Example", "width": 4000,
                 "height": 2667, "focalPoint": {"x": 0.42, "y": 0.31},
                 "renditions": [{"crop": "16x9", "width": 1600, "height": 900, "mediaType": "image/jpeg",
                   "url": "https://img.example.org/040/16x9/1600.jpg"}],
                 "rights": {"holder": "Agency Example", "syndication": "no", "expiresAt": "2999-05-02T00:00:00Z"}}""");
        String quote = "01960000-0000-7000-8000-000000000050";
        String draft = """
                {"slug": "%s", "kind": "news", "headline": "Putin dismisses claims", "shortHeadline": "Putin: rumours",
                 "standfirst": "Two hours in Sochi.", "seo": {"title": "Title", "description": "Description"},
                 "dateline": {"text": "SOCHI, Russia", "place": "sochi"}, "byline": "By Ann Example",
                 "authors": [{"person": "ann-example", "role": "reporter"}], "updatedAt": "2017-05-03T08:10:00Z",
                 "section": "world", "tags": ["us-election"], "urgency": 2, "leadImage": "IMAGE",
                 "blocks": [
                   {"type": "paragraph", "text": "Vladimir Putin spoke in Sochi.", "spans": [
                     {"start": 0, "end": 14, "type": "person", "id": "PERSON"},
                     {"start": 24, "end": 29, "type": "place", "id": "PLACE"}]},
                   {"type": "heading", "level": 2, "text": "Chechnya raised"},
                   {"type": "pullquote", "text": "Simply rumours", "quote": "QUOTE"}],
                 "quotes": [{"id": "QUOTE", "text": "simply rumours",
                   "speaker": {"person": "vladimir-putin", "name": "Vladimir Putin",
                     "office": "President of Russia"}}],
                 "people": [{"person": "vladimir-putin", "rel": "about"}],
                 "places": [{"place": "sochi", "rel": "about"}],
                 "rights": {"holder": "Example News", "creditLine": "Example News", "syndication": "yes",
                   "channels": ["web", "app"],
                   "ai": {"training": "no", "grounding": "ask", "summary": "yes"}}}""".replace("IMAGE", image)
                .replace("PERSON", person)
                .replace("PLACE", place)
                .replace("QUOTE", quote);
        for (String slug : Set.of("one", "two")) {
            String own = slug.equals("one") ? draft : draft.replace(quote, quote.replace("050", "051"));
            make("/v1/articles", own.formatted("before-" + slug));
            publish("before-" + slug);
            Response renamed = Api.editor()
                    .header("If-Match", "\"1\"")
                    .body("{\"slug\": \"" + slug + "\"}")
                    .patch("/v1/articles/before-" + slug + "/draft");
            assertThat(renamed.statusCode()).as(renamed.asString()).isEqualTo(200);
            publish("before-" + slug);
        }
        Response site = Api.anonymous().get("/v1/site");
        if (site.jsonPath().getString("tagline") == null) {
            Api.administrator()
                    .header("If-Match", "\"" + site.jsonPath().getInt("revision") + "\"")
                    .body("{\"tagline\": \"Promoting Good Governance.\"}")
                    .patch("/v1/site")
                    .then()
                    .statusCode(200);
        }
        return "one";
    }

    private static void publish(String slug) {
        Response published = Api.editor().post("/v1/articles/" + slug + "/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
    }

    private static String make(String address, String body) {
        Response made = Api.editor().body(body).post(address);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static JsonNode shape(String file) throws IOException {
        Path data = SharedData.path("../shapes/" + file);
        return JSON.readTree(Files.readString(data));
    }

    /** The members that the contract declares for a schema, as those of an example. */
    private static Set<String> declared(String schema) throws IOException {
        JsonNode api = JSON.readTree(
                Api.anonymous().queryParam("format", "json").get("/openapi").asByteArray());
        Set<String> names = new TreeSet<>();
        declare(api, api.at("/components/schemas/" + schema), "", names);
        return names;
    }

    private static void declare(JsonNode api, JsonNode schema, String at, Set<String> names) {
        JsonNode whole =
                schema.has("$ref") ? api.at(schema.path("$ref").asText().substring(1)) : schema;
        whole.path("properties").properties().forEach(member -> {
            String name = at + "/" + member.getKey();
            names.add(name);
            // A block may hold blocks; one level tells all.
            if (!name.equals("/blocks/*/blocks")) {
                declare(api, member.getValue(), name, names);
            }
        });
        if (whole.has("items")) {
            declare(api, whole.path("items"), at + "/*", names);
        }
    }

    private static Set<String> members(JsonNode whole) {
        Set<String> names = new TreeSet<>();
        collect(whole, "", names);
        return names;
    }

    private static void collect(JsonNode node, String at, Set<String> names) {
        node.properties().forEach(member -> {
            names.add(at + "/" + member.getKey());
            collect(member.getValue(), at + "/" + member.getKey(), names);
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, at + "/*", names));
        }
    }
}
