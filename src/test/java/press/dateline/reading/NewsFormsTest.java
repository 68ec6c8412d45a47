package press.dateline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.dateline.importing.Jobs;
import press.dateline.importing.ReutersStories;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.NewsMlSchema;
import press.dateline.testing.NinjsSchema;
import press.dateline.testing.Stories;

/** Articles in the standards of the IPTC: what they say, and that they are valid. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("formats")
class NewsFormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IPTC = "http://iptc.org/std/nar/2006-10-01/";

    @Test
    void demonstrationContentIsValid() throws Exception {
        try (InputStream demo = NewsFormsTest.class.getResourceAsStream("/demo/content.ndjson")) {
            Jobs.done(Jobs.upload(Objects.requireNonNull(demo).readAllBytes(), "dateline"));
        }
        assertAllValid("the demonstration content", 15);
    }

    @Test
    void newswireStoriesAreValid() throws Exception {
        Jobs.ninjs(ReutersStories.some(300).collect(Collectors.joining("\n")));
        assertAllValid("Reuters stories", 250);
    }

    /** Validates each published article, and the feeds that hold all of them. */
    private static void assertAllValid(String what, int atLeast) throws Exception {
        NinjsSchema three = NinjsSchema.of("3.1");
        NinjsSchema two = NinjsSchema.of("2.1");
        NewsMlSchema newsMl = NewsMlSchema.load();
        List<String> ids = new ArrayList<>();
        String address = "/v1/articles?limit=100&fields=id";
        while (address != null) {
            Response page = get(address);
            ids.addAll(page.jsonPath().getList("items.id", String.class));
            String next = page.jsonPath().getString("next");
            address = next == null ? null : next.substring(next.indexOf("/v1/"));
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(atLeast);
        for (String id : ids) {
            three.assertValid(get("/v1/articles/" + id + ".ninjs").asString());
            two.assertValid(get("/v1/articles/" + id + ".ninjs2").asString());
            newsMl.assertValid(get("/v1/articles/" + id + ".newsml").asByteArray());
        }
        List<String> inFeeds = new ArrayList<>();
        for (JsonNode item : items("/v1/feeds/all.ninjs?limit=100")) {
            three.assertValid(item);
            inFeeds.add(item.path("uri").asText());
        }
        items("/v1/feeds/all.ninjs2?limit=100").forEach(two::assertValid);
        newsMl.assertValid(get("/v1/feeds/all.newsml?limit=100").asByteArray());
        assertThat(inFeeds)
                .isEqualTo(ids.stream().limit(100).map(id -> "urn:uuid:" + id).toList());
        System.out.println("formats: ninjs 3.1, ninjs 2.1 and NewsML-G2 of " + what + ": " + ids.size()
                + " articles valid, and their feeds");
    }

    @Test
    void ninjsSaysAllThatItHasWordsFor() throws IOException {
        String slug = publishStory();
        JsonNode item = json("/v1/articles/" + slug + ".ninjs");
        NinjsSchema.of("3.1").assertValid(item);
        JsonNode article = json("/v1/articles/" + slug);
        assertThat(item.at("/uri").asText())
                .isEqualTo("urn:uuid:" + article.path("id").asText());
        Instant modified = Instant.parse(article.path("modifiedAt").asText());
        assertThat(item.at("/version").asText()).isEqualTo(String.valueOf(modified.toEpochMilli()));
        assertThat(item.at("/pubStatus").asText()).isEqualTo("usable");
        assertThat(item.at("/versionCreated")).isEqualTo(article.path("modifiedAt"));
        assertThat(item.at("/firstCreated")).isEqualTo(article.path("publishedAt"));
        assertThat(item.at("/contentCreated")).isEqualTo(article.path("updatedAt"));
        assertThat(item.at("/headlines").findValuesAsText("role")).containsExactly("main", "short", "seo");
        assertThat(item.at("/headlines").findValuesAsText("value"))
                .containsExactly("Trams & <trains>", "Trams", "Trams in Freiburg");
        assertThat(item.at("/descriptions").findValuesAsText("value"))
                .containsExactly("Two lines < three.", "Credit: Example News");
        assertThat(item.at("/bodies/0/value").asText())
                .isEqualTo("<p><span data-person=\""
                        + article.at("/people/0/id").asText() + "\">Nora Field</span> opened it.</p>\n");
        assertThat(item.at("/located").asText()).isEqualTo("FREIBURG");
        assertThat(item.at("/by").asText()).isEqualTo("Ann Example");
        assertThat(item.at("/infoSources/0/role").asText()).isEqualTo("reporter");
        assertThat(item.at("/people/0/rel").asText()).isEqualTo("about");
        assertThat(item.at("/people/0/contactInfo").findValuesAsText("value"))
                .contains("https://www.wikidata.org/entity/Q567");
        assertThat(item.at("/places").findValuesAsText("rel")).containsExactly("mentions", "located");
        assertThat(item.at("/places/0/geoJSON"))
                .isEqualTo(JSON.readTree("{\"type\": \"Point\", \"coordinates\": [7.85, 47.99]}"));
        assertThat(item.at("/subjects").findValuesAsText("rel")).containsExactly("section", "about", "partOf");
        assertThat(item.at("/organisations/0/name").asText()).isEqualTo("Transport Co");
        assertThat(item.at("/genres/0/uri").asText()).isEqualTo("http://cv.iptc.org/newscodes/genre/Analysis");
        assertThat(item.at("/rightsInfo/langId").asText()).isEqualTo("http://www.w3.org/ns/odrl/2/");
        JsonNode policy = JSON.readTree(item.at("/rightsInfo/encodedRights").asText());
        assertThat(policy.at("/permission/0/constraint/0"))
                .isEqualTo(JSON.readTree("{\"leftOperand\": \"spatial\", \"operator\": \"isAnyOf\","
                        + " \"rightOperand\": [\"DE\", \"FR\"]}"));
        assertThat(policy.at("/prohibition/0/action").asText()).isEqualTo("tdm:mine");
        JsonNode picture = item.at("/associations/0");
        assertThat(picture.path("name").asText()).isEqualTo("main");
        assertThat(picture.path("descriptions").findValuesAsText("role")).containsExactly("alt", "creditline");
        assertThat(picture.at("/renditions/0/href").asText()).isEqualTo("https://img.example.org/tram.jpg");
        JsonNode correction = item.at("/associations/1");
        assertThat(correction.path("name").asText()).isEqualTo("correction");
        assertThat(correction.path("rel").asText()).isEqualTo("correction");
        assertThat(correction.at("/bodies/0/value").asText()).isEqualTo("It was 1 May.");
        assertThat(item.at("/edNote").asText())
                .isEqualTo("Correction (" + correction.path("firstCreated").asText() + "): It was 1 May.");

        JsonNode older = json("/v1/articles/" + slug + ".ninjs2");
        NinjsSchema.of("2.1").assertValid(older);
        assertThat(older.at("/versioncreated")).isEqualTo(item.at("/versionCreated"));
        assertThat(older.at("/headlines/0/contenttype").asText()).isEqualTo("text/plain");
        assertThat(older.at("/standard/version").asText()).isEqualTo("2.1");
        assertThat(older.at("/places/0/geojson")).isEqualTo(item.at("/places/0/geoJSON"));
    }

    @Test
    void whatHasToBeAskedForIsNotAllowed() throws IOException {
        Stories.publish("Ask", ", \"rights\": {\"syndication\": \"ask\", \"ai\": {\"training\": \"ask\"}}");
        JsonNode ask = policy("/v1/articles/ask.ninjs");
        JsonNode consent = JSON.readTree("[{\"action\": \"obtainConsent\"}]");
        assertThat(ask.at("/profile").asText()).isEqualTo("http://www.w3.org/ns/tdmrep");
        assertThat(ask.path("permission").findValuesAsText("action"))
                .containsExactly("distribute", "obtainConsent", "tdm:mine", "obtainConsent");
        assertThat(ask.path("permission"))
                .allSatisfy(one -> assertThat(one.path("duty")).isEqualTo(consent));
        assertThat(get("/v1/articles/ask.newsml").asString()).contains("DMI-PROHIBITED-AIMLTRAINING");

        Stories.publish("No", ", \"rights\": {\"syndication\": \"no\", \"ai\": {\"training\": \"no\"}}");
        JsonNode no = policy("/v1/articles/no.ninjs");
        assertThat(no.has("permission")).isFalse();
        assertThat(no.path("prohibition").findValuesAsText("action")).containsExactly("distribute", "tdm:mine");

        Stories.publish("Held", ", \"rights\": {\"holder\": \"Agency\"}");
        assertThat(policy("/v1/articles/held.ninjs").at("/permission/0/duty")).isEqualTo(consent);

        Stories.publish("Yes", ", \"rights\": {\"syndication\": \"yes\", \"ai\": {\"training\": \"yes\"}}");
        assertThat(json("/v1/articles/yes.ninjs").has("rightsInfo")).isFalse();
    }

    @Test
    void whatAiMayDoWithAPictureGoesWithIt() throws Exception {
        Stories.publish(
                "Photo",
                ", \"leadImage\": \"" + image(", \"ai\": {\"training\": \"no\", \"grounding\": \"ask\"}")
                        + "\", \"blocks\": [{\"type\": \"image\", \"image\": \"" + image("") + "\"}]");
        JsonNode article = json("/v1/articles/photo");
        assertThat(article.at("/leadImage/rights/ai"))
                .isEqualTo(JSON.readTree("{\"training\": \"no\", \"grounding\": \"ask\"}"));
        assertThat(article.at("/blocks/0/image/rights").has("ai")).isFalse();
        assertThat(article.path("rights").has("ai")).isFalse();

        JsonNode item = json("/v1/articles/photo.ninjs");
        NinjsSchema.of("3.1").assertValid(item);
        assertThat(item.has("rightsInfo")).isFalse();
        JsonNode policy = JSON.readTree(
                item.at("/associations/0/rightsInfo/encodedRights").asText());
        assertThat(policy.path("prohibition"))
                .isEqualTo(JSON.readTree("[{\"target\": \""
                        + item.at("/associations/0/uri").asText() + "\", \"action\": \"tdm:mine\"}]"));
        assertThat(item.at("/associations/1").has("rightsInfo")).isFalse();
        JsonNode older = json("/v1/articles/photo.ninjs2");
        NinjsSchema.of("2.1").assertValid(older);
        assertThat(JSON.readTree(
                        older.at("/associations/0/rightsinfo/encodedrights").asText()))
                .isEqualTo(policy);

        Document newsMl =
                NewsMlSchema.load().assertValid(get("/v1/articles/photo.newsml").asByteArray());
        assertThat(attribute(newsMl, "link", "residref")).hasSize(2);
        assertThat(attribute(newsMl, "dataMining", "uri"))
                .containsExactly("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING");
        Element rights =
                (Element) newsMl.getElementsByTagNameNS(IPTC, "rightsInfo").item(0);
        assertThat(((Element) rights.getParentNode()).getAttribute("residref"))
                .isEqualTo(item.at("/associations/0/uri").asText());
        assertThat(JSON.readTree(texts(newsMl, "rightsExpressionData").getFirst()))
                .isEqualTo(policy);
    }

    /** A picture that partners may show; and what else its rights say. */
    private static String image(String rights) {
        return Api.editor()
                .body(Stories.IMAGE.replace(
                        "\"renditions\"", "\"rights\": {\"syndication\": \"yes\"" + rights + "}, \"renditions\""))
                .post("/v1/images")
                .jsonPath()
                .getString("id");
    }

    private static JsonNode policy(String address) throws IOException {
        JsonNode item = json(address);
        NinjsSchema.of("3.1").assertValid(item);
        return JSON.readTree(item.at("/rightsInfo/encodedRights").asText());
    }

    @Test
    void newsMlSaysAllThatItHasWordsFor() throws Exception {
        String slug = publishStory();
        JsonNode article = json("/v1/articles/" + slug);
        Document item = NewsMlSchema.load()
                .assertValid(get("/v1/articles/" + slug + ".newsml").asByteArray());
        Element root = item.getDocumentElement();
        assertThat(root.getAttribute("guid"))
                .isEqualTo("urn:uuid:" + article.path("id").asText());
        Instant modified = Instant.parse(article.path("modifiedAt").asText());
        assertThat(root.getAttribute("version")).isEqualTo(String.valueOf(modified.toEpochMilli()));
        assertThat(attribute(item, "pubStatus", "qcode")).containsExactly("stat:usable");
        assertThat(attribute(item, "itemClass", "qcode")).containsExactly("ninat:text");
        assertThat(attribute(item, "signal", "qcode")).containsExactly("sig:correction");
        assertThat(texts(item, "headline")).containsExactly("Trams & <trains>", "Trams");
        assertThat(texts(item, "by")).containsExactly("Ann Example");
        assertThat(texts(item, "dateline")).containsExactly("FREIBURG");
        assertThat(texts(item, "versionCreated"))
                .containsExactly(article.path("modifiedAt").asText());
        assertThat(attribute(item, "subject", "type"))
                .containsExactly(
                        "cpnat:abstract",
                        "cpnat:abstract",
                        "cpnat:organisation",
                        "cpnat:abstract",
                        "cpnat:person",
                        "cpnat:geoArea");
        assertThat(attribute(item, "position", "latitude")).containsExactly("47.99", "47.99");
        assertThat(attribute(item, "dataMining", "uri"))
                .containsExactly("http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING");
        assertThat(attribute(item, "link", "href")).containsExactly("https://img.example.org/tram.jpg");
        Element body = (Element)
                item.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "p").item(0);
        assertThat(body.getTextContent()).isEqualTo("Nora Field opened it.");
    }

    @Test
    void embargoedStoriesSayUntilWhen() throws Exception {
        Stories.publish("Budget", ", \"embargoUntil\": \"2999-01-01T00:00:00Z\"");
        JsonNode item = JSON.readTree(
                Api.administrator().get("/v1/articles/budget.ninjs").asString());
        NinjsSchema.of("3.1").assertValid(item);
        assertThat(item.at("/embargoedUntil").asText()).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(JSON.readTree(Api.administrator()
                                .get("/v1/articles/budget.ninjs2")
                                .asString())
                        .at("/embargoed")
                        .asText())
                .isEqualTo("2999-01-01T00:00:00Z");
        Document newsMl = NewsMlSchema.load()
                .assertValid(
                        Api.administrator().get("/v1/articles/budget.newsml").asByteArray());
        assertThat(texts(newsMl, "embargoed")).containsExactly("2999-01-01T00:00:00Z");
        assertThat(Api.anonymous().get("/v1/articles/budget.ninjs").statusCode())
                .isEqualTo(404);
        assertThat(items("/v1/feeds/all.ninjs")).isEmpty();
        NewsMlSchema.load().assertValid(get("/v1/feeds/all.newsml").asByteArray());
    }

    private static String publishStory() {
        String image =
                Api.editor().body(Stories.IMAGE).post("/v1/images").jsonPath().getString("id");
        made("{\"name\": \"Ann Example\"}", "/v1/people");
        made("{\"name\": \"Nora Field\", \"wikidataId\": \"Q567\"}", "/v1/people");
        made("""
                {"name": "Freiburg", "kind": "city", "countryCode": "DE", "latitude": 47.99, "longitude": 7.85,
                 "geonamesId": 5}""", "/v1/places");
        made("{\"name\": \"Transport\"}", "/v1/tags");
        made("{\"name\": \"Transport Co\", \"type\": \"organisation\"}", "/v1/tags");
        made("{\"name\": \"Lines\", \"type\": \"series\"}", "/v1/tags");
        Stories.publish("Trams & <trains>", """
                , "slug": "trams", "kind": "analysis", "shortHeadline": "Trams", "standfirst": "Two lines < three.",
                "seo": {"title": "Trams in Freiburg"}, "updatedAt": "2020-05-02T10:00:00Z",
                "authors": [{"person": "ann-example", "role": "reporter"}], "leadImage": "%s", "urgency": 3,
                "dateline": {"text": "FREIBURG", "place": "freiburg"},
                "tags": ["transport", "transport-co", "lines"], "people": [{"person": "nora-field", "rel": "about"}],
                "rights": {"holder": "Example News", "creditLine": "Credit: Example News", "syndication": "yes",
                  "territories": ["DE", "FR"], "ai": {"training": "no"}},
                "blocks": [{"type": "paragraph", "text": "Nora Field opened it."}]""".formatted(image));
        Api.editor()
                .body("{\"kind\": \"correction\", \"text\": \"It was 1 May.\"}")
                .post("/v1/articles/trams/correct")
                .then()
                .statusCode(200);
        return "trams";
    }

    private static void made(String body, String address) {
        Response made = Api.editor().body(body).post(address);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    }

    private static Response get(String address) {
        Response answer = Api.anonymous().get(address);
        assertThat(answer.statusCode()).as(address + " " + answer.asString()).isEqualTo(200);
        return answer;
    }

    private static JsonNode json(String address) throws IOException {
        return JSON.readTree(get(address).asByteArray());
    }

    private static List<JsonNode> items(String address) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        json(address).forEach(items::add);
        return items;
    }

    private static List<String> texts(Document document, String name) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagNameNS(IPTC, name).getLength(); i++) {
            texts.add(document.getElementsByTagNameNS(IPTC, name).item(i).getTextContent());
        }
        return texts;
    }

    private static List<String> attribute(Document document, String name, String attribute) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagNameNS(IPTC, name).getLength(); i++) {
            values.add(((Element) document.getElementsByTagNameNS(IPTC, name).item(i)).getAttribute(attribute));
        }
        return values;
    }
}
