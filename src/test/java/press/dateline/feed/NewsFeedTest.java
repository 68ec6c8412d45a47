package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.NewsMlSchema;
import press.dateline.testing.NinjsSchema;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

/** Feeds in the standards of the IPTC. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("formats")
class NewsFeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IPTC = "http://iptc.org/std/nar/2006-10-01/";

    @Test
    void feedsHoldStoriesAndCancelWhatWasWithdrawn() throws Exception {
        String gone = Stories.publish("Gone").jsonPath().getString("id");
        String stays = Stories.publish("Stays").jsonPath().getString("id");
        Stories.withdraw("gone");
        NinjsSchema schema = NinjsSchema.of("3.1");
        JsonNode feed = json("/v1/feeds/all.ninjs");
        feed.forEach(schema::assertValid);
        assertThat(feed.findValuesAsText("uri")).contains("urn:uuid:" + gone, "urn:uuid:" + stays);
        for (JsonNode item : feed) {
            boolean isGone = item.path("uri").asText().endsWith(gone);
            assertThat(item.path("pubStatus").asText()).isEqualTo(isGone ? "canceled" : "usable");
            assertThat(item.has("headlines")).isEqualTo(!isGone);
        }
        json("/v1/feeds/all.ninjs2").forEach(NinjsSchema.of("2.1")::assertValid);
        assertThat(get("/v1/feeds/all.ninjs").contentType()).isEqualTo("application/ninjs+json;version=3.1");
        Response message = get("/v1/feeds/all.newsml");
        assertThat(message.contentType()).startsWith("application/vnd.iptc.g2.newsmessage+xml");
        Document newsMl = NewsMlSchema.load().assertValid(message.asByteArray());
        List<String> guids = attribute(newsMl, "newsItem", "guid");
        List<String> states = attribute(newsMl, "pubStatus", "qcode");
        assertThat(states.get(guids.indexOf("urn:uuid:" + gone))).isEqualTo("stat:canceled");
        assertThat(states.get(guids.indexOf("urn:uuid:" + stays))).isEqualTo("stat:usable");
        assertThat(guids).hasSize(2);
    }

    @Test
    void versionsGrowWithEachChangeTheKillIncluded() throws IOException {
        Stories.publish("Tram");
        List<Long> versions = new ArrayList<>();
        versions.add(version());
        Api.editor()
                .body("{\"kind\": \"correction\", \"text\": \"It was 1 May.\"}")
                .post("/v1/articles/tram/correct")
                .then()
                .statusCode(200);
        versions.add(version());
        Api.editor()
                .body("{\"kind\": \"unpublish\"}")
                .post("/v1/articles/tram/withdraw")
                .then()
                .statusCode(200);
        assertThat(json("/v1/feeds/all.ninjs").at("/0/pubStatus").asText()).isEqualTo("canceled");
        versions.add(version());
        Api.editor().post("/v1/articles/tram/restore").then().statusCode(200);
        versions.add(version());
        assertThat(json("/v1/articles/tram.ninjs").path("version").asLong()).isEqualTo(versions.getLast());
        Stories.withdraw("tram");
        versions.add(version());
        assertThat(versions).isSorted().doesNotHaveDuplicates();
    }

    /** Of the one story, which all forms tell alike. */
    private static long version() throws IOException {
        long version = json("/v1/feeds/all.ninjs").at("/0/version").asLong();
        assertThat(json("/v1/feeds/all.ninjs2").at("/0/version").asLong()).isEqualTo(version);
        assertThat(get("/v1/feeds/all.newsml").asString()).contains(" version=\"" + version + "\"");
        return version;
    }

    @Test
    void aPageCostsOneStatementAndThenNone() {
        for (int i = 0; i < 5; i++) {
            Stories.publish("Story " + i);
        }
        for (String suffix : List.of("ninjs", "ninjs2", "newsml")) {
            String address = "/v1/feeds/all." + suffix;
            get(address);
            Statements.assertStatements(address, 1);
            assertThat(Statements.ofRequest(() -> get(address))).as(address).isEmpty();
        }
    }

    @Test
    void feedsAreReadPageByPage() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Stories.publish("Story " + i);
        }
        List<String> uris = new ArrayList<>();
        String address = "/v1/feeds/all.ninjs?limit=2";
        int pages = 0;
        while (address != null) {
            Response page = get(address);
            uris.addAll(JSON.readTree(page.asString()).findValuesAsText("slugline"));
            pages++;
            String link = page.header("Link");
            address = link == null || !link.contains("rel=\"next\"")
                    ? null
                    : link.substring(link.indexOf("/v1/"), link.indexOf('>'));
        }
        assertThat(uris).containsExactly("story-5", "story-4", "story-3", "story-2", "story-1");
        assertThat(pages).isEqualTo(3);
    }

    private static Response get(String address) {
        Response answer = Api.anonymous().get(address);
        assertThat(answer.statusCode()).as(address + " " + answer.asString()).isEqualTo(200);
        return answer;
    }

    private static JsonNode json(String address) throws IOException {
        return JSON.readTree(get(address).asByteArray());
    }

    private static List<String> attribute(Document document, String name, String attribute) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagNameNS(IPTC, name).getLength(); i++) {
            values.add(((Element) document.getElementsByTagNameNS(IPTC, name).item(i)).getAttribute(attribute));
        }
        return values;
    }
}
