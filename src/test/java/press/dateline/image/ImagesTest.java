package press.dateline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ImagesTest {

    @Inject
    ImageDesk desk;

    @Inject
    ImageLookup lookup;

    private static final String FILE = """
            {"crop": "16x9", "width": 1600, "height": 900, "mediaType": "image/jpeg",
             "url": "https://img.example.org/040/16x9/1600.jpg"}""";

    @Test
    void anImageIsMadeReadAndChanged() {
        Response made = Api.editor().body("""
                        {"alt": "Two leaders", "caption": "After their talks", "credit": "Agency Example",
                         "width": 4000, "height": 2667, "focalPoint": {"x": 0.42, "y": 0.31}, "renditions": [%s],
                         "rights": {"holder": "Agency Example", "syndication": "no",
                                    "expiresAt": "2018-05-02T00:00:00Z"},
                         "outsideIds": ["x:1"]}
                        """.formatted(FILE)).post("/v1/images");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String id = made.jsonPath().getString("id");
        assertThat(made.header("Location")).endsWith("/v1/images/" + id);
        Response read = Api.anonymous().get("/v1/images/" + id);
        assertThat(read.asString()).isEqualTo(made.asString());
        assertThat(read.jsonPath().getDouble("focalPoint.x")).isEqualTo(0.42);
        assertThat(read.jsonPath().getString("renditions[0].url"))
                .isEqualTo("https://img.example.org/040/16x9/1600.jpg");
        assertThat(read.jsonPath().getMap("rights"))
                .isEqualTo(Map.of(
                        "holder",
                        "Agency Example",
                        "syndication",
                        "no",
                        "channels",
                        List.of(),
                        "territories",
                        List.of(),
                        "exceptTerritories",
                        List.of(),
                        "expiresAt",
                        "2018-05-02T00:00:00Z"));

        Response changed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"credit\": \"Agency Other\", \"focalPoint\": null, \"rights\": {\"syndication\": \"ask\"}}")
                .patch("/v1/images/" + id);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("credit")).isEqualTo("Agency Other");
        assertThat(changed.jsonPath().getString("rights.syndication")).isEqualTo("ask");
        assertThat(changed.jsonPath().getString("rights.holder")).isEqualTo("Agency Example");
        assertThat(changed.jsonPath().getMap("$")).doesNotContainKey("focalPoint");
        assertThat(changed.jsonPath().getInt("revision")).isEqualTo(2);
    }

    @Test
    void aTemplateMakesTheFilesAndPathsLieBelowThePublicUrl() {
        Response made = Api.editor().body("""
                        {"urlTemplate": "/media/{id}/{crop}/{width}.jpg",
                         "crops": [{"crop": "1x1", "width": 100, "height": 100, "mediaType": "image/jpeg"}],
                         "renditions": [%s]}
                        """.formatted(FILE)).post("/v1/images");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String root = made.jsonPath().getString("url").replaceFirst("/v1/.*", "");
        assertThat(made.jsonPath().getList("renditions.url"))
                .containsExactly(
                        "https://img.example.org/040/16x9/1600.jpg",
                        root + "/media/" + made.jsonPath().getString("id") + "/1x1/100.jpg");
        assertThat(made.jsonPath().getString("urlTemplate")).isEqualTo(root + "/media/{id}/{crop}/{width}.jpg");
        assertThat(made.jsonPath().getString("rights.syndication")).isEqualTo("no");
    }

    @Test
    void imagesListNewestFirstInPages() {
        for (int i = 1; i <= 5; i++) {
            Api.editor()
                    .body("{\"alt\": \"" + i + "\", \"renditions\": [" + FILE + "]}")
                    .post("/v1/images")
                    .then()
                    .statusCode(201);
        }
        assertThat(Pages.walk("/v1/images?limit=2", "alt")).containsExactly("5", "4", "3", "2", "1");
        assertThat(Pages.walk("/v1/images?limit=5", "alt")).containsExactly("5", "4", "3", "2", "1");
        assertStatements("/v1/images?limit=2", 1);
        assertStatements("/v1/images?limit=20", 1);
    }

    @Test
    void badInputIsNamed() {
        assertPointer(refused("{}"), "/renditions");
        assertPointer(refused("{\"urlTemplate\": \"/media/{width}\"}"), "/crops");
        assertPointer(
                refused("{\"crops\": [{\"crop\": \"a\", \"width\": 1, \"height\": 1, \"mediaType\": \"image/png\"}]}"),
                "/urlTemplate");
        assertPointer(refused("{\"urlTemplate\": \"/media/{name}\", \"renditions\": [" + FILE + "]}"), "/urlTemplate");
        assertPointer(refused("{\"renditions\": [null]}"), "/renditions/0");
        assertPointer(refused("{\"renditions\": [" + FILE.replace("1600,", "0,") + "]}"), "/renditions/0/width");
        assertPointer(
                refused("{\"renditions\": [" + FILE.replace("https:", "javascript:") + "]}"), "/renditions/0/url");
        assertPointer(
                refused("{\"renditions\": [" + FILE.replace("image/jpeg", "text/html") + "]}"),
                "/renditions/0/mediaType");
        assertPointer(refused(with("\"focalPoint\": {\"x\": 0.5}")), "/focalPoint/y");
        assertPointer(refused(with("\"focalPoint\": {\"x\": 1.5, \"y\": 1}")), "/focalPoint/x");
        assertPointer(refused(with("\"focalPoint\": {\"x\": 1e400, \"y\": 1}")), "/focalPoint/x");
        assertPointer(refused(with("\"rights\": {\"syndication\": \"maybe\"}")), "/rights/syndication");
        assertPointer(refused(with("\"rights\": {\"expiresAt\": \"tomorrow\"}")), "/rights/expiresAt");
        assertPointer(refused(with("\"rights\": {\"expiresAt\": 1525219200}")), "/rights/expiresAt");
        assertPointer(refused(with("\"height\": -1")), "/height");
        assertProblem(Api.anonymous().get("/v1/images/a-slug"), 404, "not-found");
        Response made = Api.editor().body(with("\"alt\": \"a\"")).post("/v1/images");
        String address = "/v1/images/" + made.jsonPath().getString("id");
        assertProblem(Api.editor().body("{\"alt\": \"b\"}").patch(address), 428, "revision-required");
        assertProblem(
                Api.editor()
                        .header("If-Match", "\"2\"")
                        .body("{\"alt\": \"b\"}")
                        .patch(address),
                412,
                "revision-outdated");
        assertPointer(
                assertProblem(
                        Api.editor()
                                .header("If-Match", "\"1\"")
                                .body("{\"renditions\": []}")
                                .patch(address),
                        400,
                        "invalid-body"),
                "/renditions");
        assertStatements(address, 1);
    }

    @Test
    void otherFeaturesMakeAndFindImages() {
        Rendition file = new Rendition("16x9", 1600, 900, "image/jpeg", "/media/a.jpg");
        List<UUID> ids = QuarkusTransaction.requiringNew()
                .call(() -> desk.create(
                        List.of(new OutsideImage(
                                "Two leaders",
                                null,
                                "Agency",
                                10,
                                20,
                                List.of(file),
                                "Agency",
                                null,
                                "ask",
                                null,
                                List.of("x:1"))),
                        null));
        UUID id = ids.getFirst();
        assertThat(lookup.byIds(List.of(id, UUID.randomUUID())))
                .isEqualTo(Map.of(
                        id,
                        new ImageCard(
                                id,
                                "Two leaders",
                                null,
                                "Agency",
                                10,
                                20,
                                null,
                                null,
                                List.of(file),
                                "Agency",
                                null,
                                "ask",
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null)));
        QuarkusTransaction.requiringNew().run(() -> desk.attach(Map.of("y:1", id), null));
        assertThat(lookup.byOutsideIds(List.of("x:1", "y:1", "z:1"))).isEqualTo(Map.of("x:1", id, "y:1", id));
    }

    private static String with(String member) {
        return "{" + member + ", \"renditions\": [" + FILE + "]}";
    }

    private static Response refused(String body) {
        return assertProblem(Api.editor().body(body).post("/v1/images"), 400, "invalid-body");
    }
}
