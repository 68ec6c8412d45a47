package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import press.dateline.document.ArticleView;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** Published articles as ninjs, read into an empty Dateline: no field that both have is lost. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("formats")
class NinjsRoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    PublishedArticles published;

    /** What of an article comes back as it was. */
    private static final Set<String> KEPT = Set.of(
            "kind",
            "language",
            "headline",
            "shortHeadline",
            "standfirst",
            "seo",
            "dateline",
            "byline",
            "authors",
            "publishedAt",
            "embargoUntil",
            "updatedAt",
            "section",
            "tags",
            "urgency",
            "leadImage",
            "blocks",
            "people",
            "places",
            "corrections",
            "rights");

    /** What does not, and why. */
    private static final Map<String, String> NOT_KEPT = new TreeMap<>(Map.ofEntries(
            Map.entry("id", "whoever imports it gives it an id; ours is among its outside ids"),
            Map.entry("slug", "made anew from the headline, as addresses are the importing site's"),
            Map.entry("formerSlugs", "addresses of the importing site"),
            Map.entry("webUrl", "an address of the importing site"),
            Map.entry("url", "an address of the importing site"),
            Map.entry("revision", "counted by the importing site; ours orders the versions that it reads"),
            Map.entry("modifiedAt", "when it was imported"),
            Map.entry("access", "ninjs has no words for who may read it on a web site"),
            Map.entry("quotes", "ninjs has no words for them; they are found in the text again"),
            Map.entry("withheld", "what is withheld is not in ninjs at all"),
            Map.entry("discussion", "the importing site's own"),
            Map.entry("site", "the importing site"),
            Map.entry("bodyHtml", "only on request"),
            Map.entry("wordCount", "counted again"),
            Map.entry("readingSeconds", "counted again"),
            Map.entry("alternates", "the importing site's")));

    @Test
    void eachFieldIsKeptOrSaidNotToBe() {
        Set<String> all = Arrays.stream(ArticleView.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> said = new TreeSet<>(KEPT);
        said.addAll(NOT_KEPT.keySet());
        assertThat(said).isEqualTo(all);
    }

    @Test
    void demonstrationContentComesBackFromNinjs3() throws IOException {
        assertComesBack("ninjs", "3.1");
    }

    @Test
    void demonstrationContentComesBackFromNinjs2() throws IOException {
        assertComesBack("ninjs2", "2.1");
    }

    private void assertComesBack(String suffix, String version) throws IOException {
        try (InputStream demo = NinjsRoundTripTest.class.getResourceAsStream("/demo/content.ndjson")) {
            Jobs.done(Jobs.upload(Objects.requireNonNull(demo).readAllBytes(), "dateline"));
        }
        Map<String, JsonNode> before = published.byHeadline();
        List<String> items = new ArrayList<>();
        for (JsonNode article : before.values()) {
            items.add(Api.anonymous()
                    .get("/v1/articles/" + article.path("id").asText() + "." + suffix)
                    .asString());
        }
        published.wipe();
        Jobs.assertCounts(Jobs.ninjs(String.join("\n", items)), items.size(), 0, 0, 0, 0);
        Map<String, JsonNode> after = published.byHeadline();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((headline, article) -> {
            JsonNode back = Objects.requireNonNull(after.get(headline));
            assertThat(TellableFields.of(back, KEPT).toPrettyString())
                    .as(headline)
                    .isEqualTo(TellableFields.of(article, KEPT).toPrettyString());
            assertThat(TellableFields.named(back, "people"))
                    .as(headline)
                    .containsAll(TellableFields.named(article, "people"));
            assertThat(TellableFields.named(back, "places"))
                    .as(headline)
                    .containsAll(TellableFields.named(article, "places"));
        });
        // The same again changes nothing.
        Jobs.assertCounts(Jobs.ninjs(String.join("\n", items)), 0, 0, items.size(), 0, 0);
        System.out.println("formats: ninjs " + version + " out and in: " + items.size() + " of " + items.size()
                + " articles keep all " + KEPT.size() + " fields that both have");
    }

    @Test
    void limitsOfRightsAndWhatWasWithdrawnComeBack() throws IOException {
        String image = Api.editor()
                .body(Stories.IMAGE.replace("\"renditions\"", """
                        "rights": {"holder": "Agency", "licence": "One use", "syndication": "yes",
                          "channels": ["web"], "exceptTerritories": ["US"], "expiresAt": "2999-01-01T00:00:00Z",
                          "ai": {"training": "no"}},
                        "renditions\""""))
                .post("/v1/images")
                .jsonPath()
                .getString("id");
        Stories.publish("Rights", """
                , "leadImage": "%s", "byline": "By our own reporter",
                "rights": {"holder": "Example", "creditLine": "Example/Agency", "terms": "https://www.example.org/terms",
                  "syndication": "yes", "channels": ["app", "web"], "territories": ["DE", "FR"],
                  "exceptTerritories": ["FR"], "expiresAt": "2998-01-01T00:00:00Z", "ai": {"training": "no"}}""".formatted(image));
        JsonNode before = published.byHeadline().get("Rights");
        String item = Api.anonymous().get("/v1/articles/rights.ninjs").asString();
        Api.editor()
                .body("{\"kind\": \"clarification\", \"text\": \"It is the second one.\"}")
                .post("/v1/articles/rights/correct")
                .then()
                .statusCode(200);
        String corrected = Api.anonymous().get("/v1/articles/rights.ninjs").asString();
        Stories.withdraw("rights");
        String feed = Api.anonymous().get("/v1/feeds/all.ninjs").asString();
        published.wipe();
        Jobs.assertCounts(Jobs.ninjs(item), 1, 0, 0, 0, 0);
        assertThat(TellableFields.of(
                                Objects.requireNonNull(published.byHeadline().get("Rights")), KEPT)
                        .toPrettyString())
                .isEqualTo(
                        TellableFields.of(Objects.requireNonNull(before), KEPT).toPrettyString());
        // What was corrected since comes with the newer version, once.
        Jobs.assertCounts(Jobs.ninjs(corrected), 0, 1, 0, 0, 0);
        Jobs.assertCounts(Jobs.ninjs(corrected), 0, 0, 1, 0, 0);
        assertThat(Objects.requireNonNull(published.byHeadline().get("Rights"))
                        .path("corrections")
                        .findValuesAsText("text"))
                .containsExactly("It is the second one.");
        // A feed is a list of items, the notice of what was withdrawn among them.
        Jobs.assertCounts(Jobs.ninjs(JSON.readTree(feed).get(0).toString()), 0, 0, 0, 1, 0);
        assertProblem(Api.anonymous().get("/v1/articles/rights"), 410, "withdrawn");
    }

    @Test
    void whatMayNotBePassedOnStaysSo() throws IOException {
        Stories.publish("No", """
                , "rights": {"syndication": "no", "channels": ["app"], "ai": {"training": "no"}}""");
        Stories.publish("Ask", """
                , "rights": {"syndication": "ask", "channels": ["web"], "ai": {"training": "ask"}}""");
        Stories.publish("Held", ", \"rights\": {\"holder\": \"Agency\"}");
        Map<String, JsonNode> before = published.byHeadline();
        String items = Stream.of("no", "ask", "held")
                .map(slug ->
                        Api.anonymous().get("/v1/articles/" + slug + ".ninjs").asString())
                .collect(Collectors.joining("\n"));
        published.wipe();
        Jobs.assertCounts(Jobs.ninjs(items), 3, 0, 0, 0, 0);
        Map<String, JsonNode> after = published.byHeadline();
        before.forEach((headline, article) -> assertThat(
                        Objects.requireNonNull(after.get(headline)).path("rights"))
                .as(headline)
                .isEqualTo(article.path("rights")));
    }
}
