package press.dateline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Pages;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Who did what. */
@QuarkusTest
class AuditTest {

    private static final String[] EDITOR = {"content:read", "content:preview", "content:write", "content:publish"};

    @Inject
    Clock clock;

    private static JsonPath acts(String query) {
        Response answer = Api.withScopes("admin").urlEncodingEnabled(false).get("/v1/audit" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static RequestSpecification with(String key) {
        return Api.anonymous().header("X-Api-Key", key).contentType("application/json");
    }

    private static String id(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
        return answer.jsonPath().getString("id");
    }

    /** A day in the newsroom: each write is there, with its key and thing, and nothing of what was written. */
    @Test
    void eachWriteIsListedByKeyAndThing() {
        String ann = Api.key(EDITOR);
        String bob = Api.key("content:write", "content:publish", "comments:moderate");
        Stories.section();
        String article = id(with(ann)
                .body(
                        "{\"headline\": \"Zyxwvut\", \"section\": \"news\", \"blocks\": [{\"type\": \"paragraph\", \"text\": \"Zyxwvut.\"}]}")
                .post("/v1/articles"));
        id(with(ann)
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"zyxwvut-opens\"}")
                .patch("/v1/articles/zyxwvut/draft"));
        id(with(bob).post("/v1/articles/zyxwvut-opens/publish"));
        String comment = id(Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"Zyxwvut\", \"text\": \"Zyxwvut\"}")
                .post("/v1/articles/zyxwvut-opens/comments"));
        id(with(bob).body("{\"reason\": \"Zyxwvut\"}").post("/v1/comments/" + comment + "/reject"));
        id(with(bob).body("{\"kind\": \"kill\", \"reason\": \"Zyxwvut\"}").post("/v1/articles/zyxwvut-opens/withdraw"));

        JsonPath life = acts("?thing=" + article);
        assertThat(life.getList("items.action"))
                .containsExactly("withdrawArticle", "publishArticle", "updateDraft", "createArticle");
        assertThat(life.getList("items.type")).containsOnly("article");
        assertThat(life.getList("items.thing")).containsOnly(article);
        assertThat(life.getList("items.revision")).containsExactly(2, 2, 2, 1);
        assertThat(life.getList("items.via")).containsOnly("api");
        assertThat(life.getList("items.key.prefix"))
                .containsExactly(bob.substring(0, 9), bob.substring(0, 9), ann.substring(0, 9), ann.substring(0, 9));
        assertThat(life.getList("items.address")).containsOnly("127.0.0.1");

        JsonPath moderated = acts("?thing=" + comment);
        assertThat(moderated.getList("items.action")).containsExactly("rejectComment", "createComment");
        assertThat(moderated.getList("items.type")).containsOnly("comment");
        assertThat(moderated.getMap("items[1]"))
                .as("of a reader without a key neither name nor address is kept")
                .doesNotContainKeys("key", "address");

        assertThat(acts("?key=" + bob.substring(0, 9)).getList("items.action"))
                .containsExactly("withdrawArticle", "rejectComment", "publishArticle");
        assertThat(acts("?key=" + life.getString("items[3].key.id")).getList("items.action"))
                .containsExactly("updateDraft", "createArticle");
        assertThat(acts("?type=comment&action=rejectComment").getList("items.thing"))
                .containsExactly(comment);
        assertThat(Api.withScopes("admin").get("/v1/audit?limit=100").asString().toLowerCase(Locale.ROOT))
                .as("ids, never texts or slugs")
                .doesNotContain("zyxwvut");
    }

    @Test
    void theAddressIsTheCallersBehindATrustedProxy() {
        String key = Api.key("content:write");
        String id = id(with(key)
                .header("X-Forwarded-For", "203.0.113.9, 192.0.2.7")
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people"));
        assertThat(acts("?thing=" + id).getList("items.address")).containsExactly("192.0.2.7");
    }

    @Test
    void cardsKeysAndTheSiteAreListedToo() {
        String key = Api.key("content:write", "admin", "content:read");
        Map<String, String> things = Map.of(
                "person", id(with(key).body("{\"name\": \"Ann Example\"}").post("/v1/people")),
                "place",
                        id(with(key)
                                .body("{\"name\": \"Sochi\", \"kind\": \"city\"}")
                                .post("/v1/places")),
                "section", id(with(key).body("{\"name\": \"World\"}").post("/v1/sections")),
                "tag",
                        id(with(key)
                                .body("{\"name\": \"Rain\", \"type\": \"topic\"}")
                                .post("/v1/tags")),
                "image", id(with(key).body(Stories.IMAGE).post("/v1/images")),
                "key",
                        id(with(key)
                                .body("{\"name\": \"App\", \"scopes\": [\"content:read\"]}")
                                .post("/v1/keys")));
        id(with(key).header("If-Match", "\"1\"").body("{\"name\": \"Ann B\"}").patch("/v1/people/ann-example"));
        id(with(key).delete("/v1/keys/" + things.get("key")));
        Response site = with(key)
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"News\"}")
                .patch("/v1/site");
        assertThat(site.statusCode()).as(site.asString()).isEqualTo(200);

        things.forEach((type, id) -> {
            JsonPath of = acts("?thing=" + id + "&type=" + type);
            assertThat(of.getList("items.action"))
                    .as(type)
                    .endsWith("create" + type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1));
        });
        assertThat(acts("?thing=" + things.get("person")).getList("items.action"))
                .containsExactly("updatePerson", "createPerson");
        assertThat(acts("?thing=" + things.get("person")).getList("items.revision"))
                .containsExactly(2, 1);
        assertThat(acts("?thing=" + things.get("key")).getList("items.action"))
                .containsExactly("revokeKey", "createKey");
        assertThat(acts("?type=site").getList("items.action")).containsExactly("updateSite");
        assertThat(acts("?type=site").getString("items[0].thing")).isNotNull();
    }

    @Test
    void whatFailsOrIsRepeatedIsNotDone() {
        String key = Api.key(EDITOR);
        with(key).body("{\"name\": \"\"}").post("/v1/sections").then().statusCode(400);
        with(key).body("{\"name\": 7}").post("/v1/tags").then().statusCode(400);
        with(Api.key("content:read"))
                .body("{\"name\": \"World\"}")
                .post("/v1/sections")
                .then()
                .statusCode(403);
        for (int i = 0; i < 3; i++) {
            id(with(key)
                    .header("Idempotency-Key", "k1")
                    .body("{\"name\": \"World\"}")
                    .post("/v1/sections"));
        }
        with(key)
                .body("{\"name\": \"X\", \"slug\": \"world\"}")
                .post("/v1/sections")
                .then()
                .statusCode(409);

        assertThat(acts("?key=" + key.substring(0, 9)).getList("items.action")).containsExactly("createSection");
    }

    @Test
    void anImportIsListedAndSoIsEachArticleOfIt() {
        String key = Api.key(EDITOR);
        Response job = Api.anonymous()
                .header("X-Api-Key", key)
                .contentType("application/octet-stream")
                .body("""
                        {"uri": "urn:test:1", "type": "text", "language": "en", "firstCreated": "2020-01-01T10:00:00Z", \
                        "headlines": [{"role": "main", "value": "Story 1"}], \
                        "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Text.</p>"}]}""".getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports");
        String id = id(job);
        Await.until(() ->
                with(key).get("/v1/imports/" + id).jsonPath().getString("state").equals("done"));

        JsonPath created = acts("?thing=" + id);
        assertThat(created.getList("items.action")).containsExactly("createImport");
        assertThat(created.getString("items[0].type")).isEqualTo("import");
        assertThat(created.getString("items[0].key.prefix")).isEqualTo(key.substring(0, 9));
        String article = Api.anonymous().get("/v1/articles/story-1").jsonPath().getString("id");
        JsonPath published = acts("?thing=" + article);
        assertThat(published.getList("items.action")).containsExactly("publishArticle");
        assertThat(published.getString("items[0].via")).isEqualTo("import");
        assertThat(published.getString("items[0].key.prefix")).isEqualTo(key.substring(0, 9));
        assertThat(published.getString("items[0].importUrl")).endsWith("/v1/imports/" + id);
    }

    @Test
    void isWalkedToItsEndAndBetweenTimes() {
        String key = Api.key(EDITOR);
        for (int i = 0; i < 5; i++) {
            id(with(key).body("{\"name\": \"S" + i + "\"}").post("/v1/sections"));
        }
        String from = clock.instant().plus(Duration.ofMinutes(30)).toString();
        TestClock.advance(Duration.ofHours(1));
        id(with(key).body("{\"name\": \"Later\"}").post("/v1/sections"));
        String admin = Api.key("admin");

        List<String> walked = Pages.walk(
                () -> Api.anonymous().header("X-Api-Key", admin), "/v1/audit?limit=2&key=" + key.substring(0, 9), "id");
        assertThat(walked).hasSize(6).doesNotHaveDuplicates();
        assertThat(acts("?action=createSection&from=" + from).getList("items")).hasSize(1);
        assertThat(acts("?action=createSection&to=" + from).getList("items")).hasSize(5);
        assertThat(acts("?action=createSection&to=2020-01-01").getList("items")).isEmpty();
        assertThat(acts("?action=createSection&from=2020-01-01").getList("items"))
                .hasSize(6);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        String admin = Api.key("admin");
        for (String query : List.of(
                "type=artikle", "action=publishArtcle", "key=dl_nobody", "thing=some-slug", "from=yesterday", "to=x")) {
            assertParameter(
                    assertProblem(with(admin).get("/v1/audit?" + query), 400, "invalid-parameter"),
                    query.substring(0, query.indexOf('=')));
        }
        assertThat(with(admin).get("/v1/audit?action=publishArtcle").jsonPath().getString("detail"))
                .contains("publishArticle");
        assertProblem(Api.anonymous().get("/v1/audit"), 401, "unauthenticated");
        assertProblem(Api.editor().get("/v1/audit"), 403, "missing-scope");
        assertProblem(with(admin).get("/v1/audit?cursor=x"), 400, "invalid-cursor");
    }

    /** The log's last statement writes both: publishing costs no statement more for being noted. */
    @Test
    void takesFixedNumbersOfStatements() {
        String key = Api.key("admin");
        for (int i = 0; i < 3; i++) {
            id(Api.editor().body("{\"name\": \"S" + i + "\"}").post("/v1/sections"));
        }
        with(key).get("/v1/audit").then().statusCode(200); // the key is known from now on
        assertThat(Statements.ofRequest(() -> with(key).get("/v1/audit"))).hasSize(1);
        assertThat(Statements.ofRequest(() -> with(key).get("/v1/audit?limit=1&type=section&action=createSection")))
                .hasSize(1);
        assertThat(Statements.ofRequest(() -> with(key).get("/v1/audit?key=" + key.substring(0, 9))))
                .hasSize(2);
    }
}
