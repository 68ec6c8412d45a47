package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.PartnerRows;
import press.dateline.testing.Rows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Addresses of feeds with a key in them, for feed readers, which can send no header. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SecretFeedTest {

    private static final String NEWS = "{\"include\": {\"kinds\": [\"news\"]}}";

    private static JsonPath made(String partner, String feed) {
        Response made = Api.administrator()
                .body("{\"feed\": \"" + feed + "\", \"name\": \"Reader\"}")
                .post("/v1/partners/" + partner + "/feeds");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath();
    }

    /** Its path in a form. */
    static String path(JsonPath made, String form) {
        return made.getList("addresses.url", String.class).stream()
                .filter(url -> url.endsWith("." + form))
                .map(url -> url.substring(url.indexOf("/v1/")))
                .findFirst()
                .orElseThrow();
    }

    private static void stories() {
        Stories.publish("Tram");
        Stories.publish("Opinion", ", \"kind\": \"opinion\"");
    }

    @Test
    void itIsReadWithThePartnersRights() {
        stories();
        SignedPartner.sign("wire", NEWS);
        JsonPath made = made("wire", "all");
        for (String form : List.of("rss", "atom")) {
            Response answer = Api.anonymous().get(path(made, form));
            assertThat(ReadFeed.titles(ReadFeed.of(answer))).as(form).containsExactly("Tram");
            assertThat(answer.header("Cache-Control")).startsWith("private");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
        String rss = path(made, "rss");
        // What was made just before has come here by the log, and nothing outdates the answer any more.
        Await.until(
                "it is kept",
                () -> Statements.ofRequest(() -> Api.anonymous().get(rss)).isEmpty());
        assertThat(Statements.ofRequest(() -> {
                    Response again = Api.anonymous().get(rss);
                    assertThat(again.header("Referrer-Policy")).isEqualTo("no-referrer");
                    String tag = again.header("ETag");
                    Response same = Api.anonymous().header("If-None-Match", tag).get(rss);
                    assertThat(same.statusCode())
                            .as("%s after %s", same.headers(), again.headers())
                            .isEqualTo(304);
                }))
                .isEmpty();
        assertThat(ReadFeed.titles(ReadFeed.at("/v1/feeds/all.rss"))).containsExactly("Opinion", "Tram");
        Stories.withdraw("tram");
        Stories.withdraw("opinion");
        assertThat(ReadFeed.titles(ReadFeed.at(rss))).containsExactly("This story has been withdrawn.");
    }

    @Test
    void itsSecretIsNotTheNameOfTheFeed() {
        stories();
        SignedPartner.sign("wire", NEWS);
        JsonPath made = made("wire", "all");
        String one = ReadFeed.at(path(made, "atom") + "?section=news&kind=news").getUri();
        assertThat(one).startsWith("urn:uuid:");
        assertThat(ReadFeed.at(path(made("wire", "all"), "atom") + "?kind=news&limit=7&section=news&x=y")
                        .getUri())
                .isEqualTo(one);
        assertThat(ReadFeed.at("/v1/feeds/all.atom?kind=news&section=news").getUri())
                .isEqualTo(one);
        assertThat(ReadFeed.at("/v1/feeds/all.atom?kind=news").getUri()).isNotEqualTo(one);
        assertThat(ReadFeed.at("/v1/feeds/all.atom").getUri()).isNotEqualTo(one);
        assertThat(ReadFeed.body(path(made, "newsml"))).doesNotContain("dlf_");
    }

    @Test
    void noneIsMadeOfAFeedThatIsBeingDeleted() throws Exception {
        SignedPartner.sign("wire", NEWS);
        Api.administrator()
                .body("{\"name\": \"one\", \"title\": \"One\"}")
                .post("/v1/feeds")
                .then()
                .statusCode(201);
        RequestSpecification administrator = Api.administrator();
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DELETE FROM feed WHERE name = 'one'");
            CompletableFuture<Response> making = CompletableFuture.supplyAsync(() -> administrator
                    .body("{\"feed\": \"one\", \"name\": \"Reader\"}")
                    .post("/v1/partners/wire/feeds"));
            Await.until(
                    "it waits for the feed",
                    () -> making.isDone()
                            || Rows.of("SELECT 1 FROM pg_locks WHERE NOT granted")
                                            .size()
                                    > 0);
            connection.commit();
            assertPointer(assertProblem(making.get(), 400, "invalid-body"), "/feed");
        }
    }

    @Test
    void itOpensItsFeedAndNothingElse() {
        stories();
        SignedPartner wire = SignedPartner.sign("wire", NEWS);
        Api.administrator()
                .body("{\"name\": \"one\", \"title\": \"One\"}")
                .post("/v1/feeds")
                .then()
                .statusCode(201);
        String one = path(made("wire", "one"), "rss");
        String secret = one.replaceAll(".*/(dlf_[^.]*)\\.rss", "$1");
        assertThat(ReadFeed.titles(ReadFeed.at(one))).containsExactly("Tram");
        assertProblem(Api.anonymous().get("/v1/feeds/all/" + secret + ".rss"), 401, "invalid-key");
        for (String address : List.of("/v1/articles", "/v1/feeds/one.rss", "/v1/me", "/v1/feeds/all.rss")) {
            assertProblem(Api.withKey(secret).get(address), 401, "invalid-key");
            assertProblem(
                    Api.anonymous().header("Authorization", "Bearer " + secret).get(address), 401, "invalid-key");
            assertProblem(Api.anonymous().auth().preemptive().basic("x", secret).get(address), 401, "invalid-key");
        }
        assertProblem(Api.withKey(wire.key()).get(one), 401, "invalid-key");
        assertProblem(Api.anonymous().get("/v1/feeds/one/" + wire.key() + ".rss"), 404, "not-found");
        assertProblem(Api.withKey(wire.key()).get("/v1/feeds/one/" + wire.key() + ".rss"), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/feeds/one/" + secret + ".pdf"), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/feeds/one/" + secret + "x.rss"), 401, "invalid-key");
        assertProblem(Api.anonymous().get("/v1/feeds/one/dlf_.rss"), 401, "invalid-key");
        String unknown = "dlf_000000000000000000000000000000001d4pX3";
        assertThat(Api.anonymous().get("/v1/feeds/one/" + unknown + ".rss").statusCode())
                .isEqualTo(401);
        assertProblem(Api.anonymous().post(one), 405, "method-not-allowed");
    }

    @Test
    void itIsShownOnceAndStoredNowhere() {
        SignedPartner.sign("wire", NEWS);
        JsonPath made = made("wire", "all");
        String secret = path(made, "rss").replaceAll(".*/(dlf_[^.]*)\\.rss", "$1");
        assertThat(secret).hasSize(42).startsWith(made.getString("prefix"));
        Response listed = Api.administrator().get("/v1/partners/wire/feeds");
        assertThat(listed.jsonPath().getList("items.prefix")).containsExactly(made.getString("prefix"));
        assertThat(listed.jsonPath().getList("items[0].addresses")).isEmpty();
        assertThat(listed.asString()).doesNotContain(secret);
        assertThat(Api.administrator().get("/v1/partners/wire/keys").jsonPath().getList("items.prefix"))
                .doesNotContain(made.getString("prefix"));
        assertProblem(Api.administrator().get("/v1/keys/" + made.getString("id")), 404, "not-found");
        assertThat(Rows.of("SELECT t.x FROM (SELECT cast(k AS text) AS x FROM api_key k UNION ALL"
                        + " SELECT cast(a AS text) FROM audit a UNION ALL SELECT cast(i AS text) FROM"
                        + " idempotent_answer i) t WHERE t.x LIKE '%" + secret + "%'"))
                .isEmpty();
        Api.anonymous().get(path(made, "atom")).then().statusCode(200);
        Api.anonymous()
                .get(path(made, "atom") + "?utm_source=x&cursor=x")
                .then()
                .statusCode(400);
        Api.anonymous()
                .get(path(made, "pdf".replace("pdf", "rss")).replace(".rss", ".pdf"))
                .then()
                .statusCode(404);
        assertThat(Api.anonymous().get("/metrics").asString()).doesNotContain(secret);
        String admin = Api.key("admin");
        String id = repeatable(admin).jsonPath().getString("id");
        Response repeated = repeatable(admin);
        assertThat(repeated.jsonPath().getString("id")).isEqualTo(id);
        assertThat(repeated.header("Idempotency-Omitted")).isEqualTo("/addresses");
        assertThat(repeated.jsonPath().getList("addresses")).isEmpty();
    }

    private static Response repeatable(String admin) {
        return Api.withKey(admin)
                .header("Idempotency-Key", "make-it")
                .body("{\"feed\": \"all\", \"name\": \"Reader\"}")
                .post("/v1/partners/wire/feeds");
    }

    @Test
    void itIsRevokedAtOnce() {
        stories();
        SignedPartner.sign("wire", NEWS);
        JsonPath made = made("wire", "all");
        String rss = path(made, "rss");
        ReadFeed.at(rss);
        String address = "/v1/partners/wire/feeds/" + made.getString("id");
        Response revoked = Api.administrator().delete(address);
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(revoked.jsonPath().getString("revokedAt")).isNotBlank();
        assertProblem(Api.anonymous().get(rss + "?minSeq=" + revoked.header("Dateline-Seq")), 401, "revoked-key");
        assertProblem(Api.anonymous().get(rss), 401, "revoked-key");
        assertThat(Api.administrator().delete(address).jsonPath().getString("revokedAt"))
                .isEqualTo(revoked.jsonPath().getString("revokedAt"));
        SignedPartner.sign("other");
        assertProblem(Api.administrator().delete("/v1/partners/other/feeds/" + made.getString("id")), 404, "not-found");
    }

    @Test
    void itGoesWithItsFeedAndWithItsPartner() {
        stories();
        SignedPartner.sign("wire", NEWS);
        String one = "{\"name\": \"one\", \"title\": \"One\"}";
        Api.administrator().body(one).post("/v1/feeds").then().statusCode(201);
        String rss = path(made("wire", "one"), "rss");
        ReadFeed.at(rss);
        Api.administrator().delete("/v1/feeds/one").then().statusCode(204);
        Response again = Api.administrator().body(one).post("/v1/feeds");
        assertProblem(Api.anonymous().get(rss + "?minSeq=" + again.header("Dateline-Seq")), 401, "revoked-key");
        String other = path(made("wire", "all"), "rss");
        Response ended = Api.administrator()
                .header("If-Match", "\"1\"")
                .body("{\"state\": \"ended\"}")
                .patch("/v1/partners/wire");
        assertThat(ended.statusCode()).as(ended.asString()).isEqualTo(200);
        assertProblem(Api.anonymous().get(other + "?minSeq=" + ended.header("Dateline-Seq")), 401, "partner-ended");
        assertProblem(
                Api.administrator()
                        .body("{\"feed\": \"all\", \"name\": \"Reader\"}")
                        .post("/v1/partners/wire/feeds"),
                409,
                "wrong-state");
    }

    @Test
    void itCountsAsThePartnersOtherKeysDo() {
        stories();
        SignedPartner.sign("wire", NEWS);
        JsonPath made = made("wire", "all");
        PartnerRows.limit("wire", "\"day\": {\"articles\": 1}");
        String rss = path(made, "rss");
        Response first = Api.anonymous().get(rss);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.header("RateLimit")).contains("\"day-articles\";r=0");
        assertProblem(Api.anonymous().get(rss), 429, "quota-exhausted");
        String id = Api.anonymous().get("/v1/articles/tram").jsonPath().getString("id");
        assertThat(Api.withScopes("content:publish", "content:read")
                        .get("/v1/articles/" + id + "/holders")
                        .jsonPath()
                        .getList("items.parts", Object.class)
                        .size())
                .isEqualTo(1);
        TestClock.advance(Duration.ofSeconds(30));
        Await.until(() -> Api.administrator()
                .get("/v1/partners/wire/usage")
                .asString()
                .contains("/v1/feeds/{name}/{token}.{form}"));
    }

    @Test
    void whatIsWrongIsNamed() {
        SignedPartner.sign("wire", NEWS);
        assertPointer(
                assertProblem(
                        Api.administrator()
                                .body("{\"feed\": \"none\", \"name\": \"Reader\"}")
                                .post("/v1/partners/wire/feeds"),
                        400,
                        "invalid-body"),
                "/feed");
        assertPointer(
                assertProblem(
                        Api.administrator().body("{\"feed\": \"all\"}").post("/v1/partners/wire/feeds"),
                        400,
                        "invalid-body"),
                "/name");
        assertProblem(
                Api.administrator()
                        .body("{\"feed\": \"all\", \"name\": \"Reader\"}")
                        .post("/v1/partners/none/feeds"),
                404,
                "not-found");
        assertProblem(Api.administrator().get("/v1/partners/none/feeds"), 404, "not-found");
        assertProblem(Api.administrator().delete("/v1/partners/wire/feeds/x"), 404, "not-found");
        assertProblem(Api.editor().get("/v1/partners/wire/feeds"), 403, "missing-scope");
    }

    @Test
    void keysAreTheBasicPasswordOfAnyUserAndFeedsAskForIt() {
        stories();
        SignedPartner wire = SignedPartner.sign("wire", NEWS);
        for (String user : List.of("", "reader", "a:b".substring(0, 1))) {
            Response answer =
                    Api.anonymous().auth().preemptive().basic(user, wire.key()).get("/v1/feeds/all.rss");
            assertThat(ReadFeed.titles(ReadFeed.of(answer))).containsExactly("Tram");
            assertThat(Api.anonymous()
                            .auth()
                            .preemptive()
                            .basic(user, wire.key())
                            .get("/v1/articles")
                            .jsonPath()
                            .getList("items.slug"))
                    .containsExactly("tram");
        }
        Response wrong = assertProblem(
                Api.anonymous().auth().preemptive().basic("reader", "secret").get("/v1/feeds/all.rss"),
                401,
                "invalid-key");
        assertThat(wrong.header("WWW-Authenticate"))
                .isEqualTo("Basic realm=\"dateline\", charset=\"UTF-8\", Bearer realm=\"dateline\"");
        assertThat(assertProblem(
                                Api.anonymous()
                                        .auth()
                                        .preemptive()
                                        .basic("reader", "secret")
                                        .get("/v1/articles"),
                                401,
                                "invalid-key")
                        .header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"dateline\"");
    }

    /** All forms are offered. */
    @Test
    void anAddressIsGivenInEachForm() {
        SignedPartner.sign("wire", NEWS);
        assertThat(made("wire", "all").getList("addresses.url", String.class).stream()
                        .map(url -> url.substring(url.lastIndexOf('.') + 1))
                        .collect(Collectors.toSet()))
                .contains("rss", "atom", "json");
    }
}
