package press.dateline.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.image.ImageCard;
import press.dateline.image.ImageLookup;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** An article with a photo of the house and photos of an agency goes to partners. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class WithheldTest {

    private static final List<String> FORMS = List.of("", ".jsonld", ".md", ".txt", ".ninjs", ".ninjs2", ".newsml");
    private static final List<String> FEEDS = List.of("rss", "atom", "json", "ninjs", "ninjs2", "newsml");

    private final ImageLookup lookup;

    private String own = "";
    private String agency = "";
    private String ask = "";

    WithheldTest(ImageLookup lookup) {
        this.lookup = lookup;
    }

    private static String image(String name, String rights) {
        Response made = Api.editor().body("""
                {"alt": "%s", "credit": "C", "rights": %s, "renditions": [{"crop": "16x9", "width": 1600, "height": 900,
                 "mediaType": "image/jpeg", "url": "https://img.example.org/%s.jpg"}]}""".formatted(name, rights, name)).post("/v1/images");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    @BeforeEach
    void publish() {
        own = image("own", "{\"syndication\": \"yes\"}");
        agency = image("agency", "{\"syndication\": \"yes\", \"holder\": \"Agency X\"}");
        ask = image("asked", "{\"syndication\": \"ask\"}");
        Stories.publish("Tram", """
                , "leadImage": "%s", "blocks": [
                  {"id": "b1", "type": "paragraph", "text": "Body about zebras."},
                  {"id": "b2", "type": "image", "image": "%s", "text": "Caption agency."},
                  {"id": "b3", "type": "gallery", "images": ["%s", "%s"], "text": "Gallery."},
                  {"id": "b4", "type": "video", "url": "https://video.example.org/1", "poster": "%s", "text": "Video."}],
                "standfirst": "Stands first."
                """.formatted(agency, agency, own, ask, own).strip());
    }

    private static Response read(SignedPartner partner, String address) {
        Response answer = partner.calls().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    @Test
    void imagesThatAPartnerMayNotHaveAreCutAndNamed() {
        SignedPartner partner = SignedPartner.sign("partner", "{\"excludedImageHolders\": [\"AGENCY x\"]}");
        for (int times = 0; times < 2; times++) {
            Response article = read(partner, "/v1/articles/tram?include=bodyHtml,html");
            assertThat(article.asString())
                    .doesNotContain("agency.jpg")
                    .doesNotContain("asked.jpg")
                    .contains("own.jpg", "zebras", "Caption agency.");
            assertThat(article.jsonPath().getList("withheld.part"))
                    .containsExactly("leadImage", "blocks/b2", "blocks/b3");
            assertThat(article.jsonPath().getList("withheld.image")).containsExactly(agency, agency, ask);
            assertThat(article.jsonPath().getList("withheld.reason"))
                    .containsExactly("holder-excluded", "holder-excluded", "syndication-ask");
            assertThat(article.jsonPath().getString("url")).startsWith("http");
            assertThat(article.jsonPath().getString("discussion.url")).startsWith("http");
            for (String form : FORMS) {
                assertThat(read(partner, "/v1/articles/tram" + form).asString())
                        .as(form)
                        .doesNotContain("agency.jpg", "asked.jpg")
                        .contains(
                                form.equals(".txt") ? "[own]" : "own.jpg",
                                form.equals(".jsonld") ? "Stands first." : "zebras");
            }
            for (String form : FEEDS) {
                assertThat(read(partner, "/v1/feeds/all." + form).asString())
                        .as(form)
                        .doesNotContain("agency.jpg", "asked.jpg", agency, ask)
                        .contains("own.jpg", "zebras", "Caption agency.");
                assertThat(Api.anonymous().get("/v1/feeds/all." + form).asString())
                        .as(form)
                        .contains("agency.jpg", "asked.jpg");
            }
            for (String list : List.of(
                    "/v1/articles",
                    "/v1/articles?view=full",
                    "/v1/articles?q=zebras",
                    "/v1/search?q=tram",
                    "/v1/articles?ids=tram",
                    "/v1/suggest?q=tram",
                    "/v1/images/" + own + "/articles")) {
                assertThat(read(partner, list).asString())
                        .as(list)
                        .doesNotContain("agency.jpg", "asked.jpg")
                        .containsIgnoringCase("tram");
            }
            assertThat(read(partner, "/v1/articles").jsonPath().getList("items[0].withheld.part"))
                    .containsExactly("leadImage");
            assertThat(Api.anonymous().get("/v1/articles/tram").asString())
                    .contains("agency.jpg", "asked.jpg", "own.jpg", "\"withheld\":[]");
        }
        assertThat(read(partner, "/v1/images").jsonPath().getList("items.id")).containsExactly(own);
        assertThat(read(partner, "/v1/images/" + own).asString()).contains("own.jpg");
        for (String id : List.of(agency, ask)) {
            assertProblem(partner.calls().get("/v1/images/" + id), 404, "not-found");
            assertProblem(partner.calls().get("/v1/images/" + id + "/articles"), 404, "not-found");
        }
    }

    @Test
    void aPhotosRightsHoldFromTheirCommitOn() {
        SignedPartner partner =
                SignedPartner.sign("partner", "{\"exceptTerritories\": [\"DE\"], \"channels\": [\"web\"]}");
        assertThat(read(partner, "/v1/articles/tram").asString()).contains("agency.jpg");
        for (String rights : List.of(
                "{\"territories\": [\"DE\"]}",
                "{\"territories\": null, \"channels\": [\"print\"]}",
                "{\"channels\": null, \"expiresAt\": \"2001-01-01T00:00:00Z\"}",
                "{\"expiresAt\": null, \"syndication\": \"no\"}")) {
            change(agency, rights);
            assertThat(read(partner, "/v1/articles/tram").asString()).as(rights).doesNotContain("agency.jpg");
            assertThat(read(partner, "/v1/articles").asString()).as(rights).doesNotContain("agency.jpg");
            assertProblem(partner.calls().get("/v1/images/" + agency), 404, "not-found");
        }
        assertThat(read(partner, "/v1/articles/tram").jsonPath().getString("withheld[0].reason"))
                .isEqualTo("syndication-no");
        change(agency, "{\"syndication\": \"yes\"}");
        assertThat(read(partner, "/v1/articles/tram").asString()).contains("agency.jpg");
    }

    private static void change(String image, String rights) {
        String revision = Api.editor().get("/v1/images/" + image).jsonPath().getString("revision");
        Response changed = Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"rights\": " + rights + "}")
                .patch("/v1/images/" + image);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }

    @Test
    void whoIsEntitledToSummariesGetsThemAloneInEveryForm() {
        SignedPartner partner = SignedPartner.sign("partner", "{\"text\": \"summary\", \"images\": \"no\"}");
        for (String address : List.of(
                "/v1/articles/tram",
                "/v1/articles/tram?include=bodyHtml,html,related",
                "/v1/articles?view=full",
                "/v1/articles?view=full&include=bodyHtml",
                "/v1/articles?q=tram&highlight=true",
                "/v1/articles/tram.jsonld",
                "/v1/articles/tram.md",
                "/v1/articles/tram.txt",
                "/v1/articles/tram.ninjs",
                "/v1/articles/tram.ninjs2",
                "/v1/articles/tram.newsml",
                "/v1/feeds/all.rss",
                "/v1/feeds/all.atom",
                "/v1/feeds/all.json",
                "/v1/feeds/all.ninjs",
                "/v1/feeds/all.ninjs2",
                "/v1/feeds/all.newsml")) {
            assertThat(read(partner, address).asString())
                    .as(address)
                    .contains("Stands first.")
                    .doesNotContain("zebras</", "about zebras", ".jpg", "Caption", "blocks\":");
        }
        Response article = read(partner, "/v1/articles/tram");
        assertThat(article.jsonPath().getString("headline")).isEqualTo("Tram");
        assertThat(article.jsonPath().getList("withheld.part")).containsExactly("leadImage", "body");
        assertThat(article.jsonPath().getList("withheld.reason"))
                .containsExactly("images-not-included", "summary-only");
        assertProblem(partner.calls().get("/v1/articles/tram/changes?from=1"), 404, "not-found");
        partner.entitle("{\"include\": {\"sections\": [\"news\"]}, \"images\": \"no\"}");
        assertThat(read(partner, "/v1/articles/tram").asString())
                .contains("zebras")
                .doesNotContain(".jpg");
    }

    private static void section(String slug) {
        Api.editor()
                .body("{\"slug\": \"" + slug + "\", \"name\": \"" + slug + "\"}")
                .post("/v1/sections")
                .then()
                .statusCode(201);
    }

    private static String photoIn(String section, String headline) {
        String photo = image(headline, "{\"syndication\": \"yes\"}");
        Stories.publish(headline, ", \"section\": \"" + section + "\", \"leadImage\": \"" + photo + "\"");
        return photo;
    }

    @Test
    void imagesAreGivenByThemselvesOnlyWithAnArticleThatGivesThem() {
        section("world");
        section("sport");
        String talks = photoIn("world", "talks");
        String match = photoIn("sport", "match");
        String late = photoIn("sport", "late");
        String gone = photoIn("sport", "gone");
        Stories.withdraw("gone");
        SignedPartner both =
                SignedPartner.sign("both", "{\"include\": {\"sections\": [\"world\"]}, \"images\": \"no\"}");
        both.entitle("{\"include\": {\"sections\": [\"sport\"]}}");
        assertThat(read(both, "/v1/articles/talks").jsonPath().getList("withheld.reason"))
                .containsExactly("images-not-included");
        assertThat(read(both, "/v1/images").jsonPath().getList("items.id")).containsExactly(late, match);
        assertThat(read(both, "/v1/changes?type=image").asString()).doesNotContain(talks, gone, own);
        for (String id : List.of(talks, gone, own, agency)) {
            assertProblem(both.calls().get("/v1/images/" + id), 404, "not-found");
            assertProblem(both.calls().get("/v1/images/" + id + "/articles"), 404, "not-found");
        }
        assertThat(read(both, "/v1/images/" + match + "/articles").jsonPath().getList("items.slug"))
                .containsExactly("match");

        SignedPartner delayed = SignedPartner.sign(
                "delayed", "{\"include\": {\"sections\": [\"sport\"]}, \"delayMinutes\": 30, \"archiveDays\": 1}");
        assertThat(read(delayed, "/v1/images").jsonPath().getList("items")).isEmpty();
        assertProblem(delayed.calls().get("/v1/images/" + match), 404, "not-found");
        TestClock.advance(Duration.ofMinutes(31));
        assertThat(read(delayed, "/v1/images").jsonPath().getList("items.id")).containsExactly(late, match);
        Api.editor()
                .body("{\"reason\": \"rights\"}")
                .post("/v1/images/" + late + "/withdraw")
                .then()
                .statusCode(200);
        assertProblem(delayed.calls().get("/v1/images/" + late), 410, "withdrawn");
        TestClock.advance(Duration.ofDays(1));
        assertThat(read(delayed, "/v1/images").jsonPath().getList("items")).isEmpty();

        SignedPartner summaries = SignedPartner.sign("summaries", "{\"text\": \"summary\"}");
        assertThat(read(summaries, "/v1/images").jsonPath().getList("items.id"))
                .as("what only bodies show is not given with summaries")
                .containsExactly(match, talks, agency);
    }

    private static void edit(String slug, int revision, String changes) {
        Response changed = Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body("{" + changes + "}")
                .patch("/v1/articles/" + slug + "/draft");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        Api.editor().post("/v1/articles/" + slug + "/publish").then().statusCode(200);
    }

    @Test
    void whatARevisionSaidIsGivenByWhatThatRevisionWas() {
        section("world");
        section("sport");
        Stories.publish(
                "Match",
                ", \"section\": \"sport\", \"blocks\":"
                        + " [{\"id\": \"b1\", \"type\": \"paragraph\", \"text\": \"Said in sport.\"}]");
        edit(
                "match",
                1,
                "\"section\": \"world\","
                        + " \"blocks\": [{\"id\": \"b1\", \"type\": \"paragraph\", \"text\": \"Said in world.\"}]");
        edit("match", 2, "\"rights\": {\"syndication\": \"no\"}");
        edit("match", 3, "\"rights\": null, \"standfirst\": \"Again.\"");
        SignedPartner world = SignedPartner.sign("world", "{\"include\": {\"sections\": [\"world\"]}}");
        for (String query : List.of("?from=1", "?from=1&to=2", "?from=3", "?from=2&to=3")) {
            Response answer = world.calls().get("/v1/articles/match/changes" + query);
            assertProblem(answer, 404, "not-found");
            assertThat(answer.asString()).as(query).doesNotContain("Said in");
        }
        assertThat(read(world, "/v1/articles/match/changes?from=2&to=4").asString())
                .contains("Again.");
        assertThat(read(SignedPartner.sign("all", "{}"), "/v1/articles/match/changes?from=1")
                        .asString())
                .contains("sport");
        assertThat(Api.anonymous().get("/v1/articles/match/changes?from=1&to=3").statusCode())
                .isEqualTo(200);
        assertThat(Rows.of("SELECT d.revision, d.whole FROM delivery d JOIN partner p ON p.id = d.partner_id"
                        + " WHERE p.slug = 'world' ORDER BY 1"))
                .as("both are held from now on")
                .containsExactly("2 t", "4 t");
    }

    @Test
    void whoGetsSummariesFindsArticlesByThemAlone() {
        section("sport");
        Stories.publish(
                "Match",
                ", \"section\": \"sport\", \"blocks\":"
                        + " [{\"id\": \"b1\", \"type\": \"paragraph\", \"text\": \"Body about zebras.\"}]");
        SignedPartner summaries = SignedPartner.sign("summaries", "{\"text\": \"summary\"}");
        for (String q : List.of("zebras", "\"about zebras\"", "zeb*", "ze*", "tram zebras")) {
            assertThat(summaries.sees("/v1/articles?q=" + q)).as(q).isEmpty();
            Response count = read(summaries, "/v1/articles?q=" + q + "&count=exact");
            assertThat(count.jsonPath().getInt("count.value")).as(q).isZero();
            assertThat(read(summaries, "/v1/search?q=" + q).asString()).as(q).doesNotContain("\"tram\"", "\"match\"");
        }
        assertThat(read(summaries, "/v1/articles?q=zebrax").jsonPath().getString("didYouMean"))
                .isNull();
        for (String q : List.of("tram", "tra*", "stands first", "\"stands first\"", "tram stands", "tram -zebras")) {
            assertThat(summaries.sees("/v1/articles?q=" + q)).as(q).containsExactly("tram");
        }
        summaries.entitle("{\"include\": {\"sections\": [\"sport\"]}}");
        assertThat(summaries.sees("/v1/articles?q=zebras")).containsExactly("match");
        assertThat(summaries.sees("/v1/articles?q=tram OR zebras")).containsExactly("match", "tram");
        assertThat(summaries.sees("/v1/articles?q=tram OR zebras&sort=relevance"))
                .containsExactly("tram", "match");
        assertThat(read(summaries, "/v1/search?q=zebras").asString())
                .contains("\"match\"")
                .doesNotContain("\"tram\"");
        assertThat(SignedPartner.sign("all", "{}").sees("/v1/articles?q=zebras"))
                .containsExactly("match", "tram");
    }

    @Test
    void postgresKnowsWhatContractsLookAtAsTheProgramDoes() {
        List<String> images = List.of(
                own,
                agency,
                ask,
                image("a", "{\"holder\": \" Ätna PRESS \", \"channels\": [\"web\", \"app\"]}"),
                image("b", "{\"territories\": [\"KE\", \"DE\", \"FR\"], \"exceptTerritories\": [\"DE\"]}"),
                image("c", "{\"exceptTerritories\": [\"DE\"], \"syndication\": \"yes\"}"));
        for (String id : images) {
            ImageCard card = Objects.requireNonNull(
                    lookup.byIds(List.of(UUID.fromString(id))).get(UUID.fromString(id)));
            assertThat(Rows.of("SELECT unnest(image_traits(i)) FROM image i WHERE id = '" + id + "'"))
                    .containsExactlyInAnyOrderElementsOf(card.traits());
        }
    }
}
