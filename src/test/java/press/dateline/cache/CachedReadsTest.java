package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import com.github.luben.zstd.Zstd;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CachedReadsTest {

    private static final String TEXT = "Trams leave Freiburg for the valley every ten minutes. ";

    @Test
    void aSecondReadIsTheFirstOneWithoutTheDatabase() {
        Stories.publish("Tram opens");
        for (String address : List.of(
                "/v1/articles/tram-opens", "/v1/articles", "/v1/articles?limit=1", "/v1/articles?section=news")) {
            Response first = coded("identity").get(address);
            List<Response> second = new ArrayList<>();
            assertThat(statements(() -> second.add(coded("identity").get(address))))
                    .as(address)
                    .isZero();
            assertThat(second.getFirst().asByteArray()).isEqualTo(first.asByteArray());
            assertThat(headers(second.getFirst())).isEqualTo(headers(first));
            assertThat(second.getFirst().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theSameIsAskedInManyWays() {
        Stories.publish("Tram opens", ", \"kind\": \"brief\"");
        Api.anonymous().get("/v1/articles?kind=brief&section=news").then().statusCode(200);
        for (String query : List.of(
                "section=news&kind=brief", "kind=brief&limit=20&section=news", "section=news&kind=brief&minSeq=1")) {
            assertThat(statements(() ->
                            Api.anonymous().get("/v1/articles?" + query).then().statusCode(200)))
                    .as(query)
                    .isZero();
        }
        assertThat(Api.anonymous()
                        .get("/v1/articles?section=news&kind=brief&minSeq=1")
                        .header("Cache-Control"))
                .isEqualTo("no-store");
        // What only looks alike is not: these are refused, however often what they resemble was answered.
        for (String query : List.of(
                "kind=brief&section=news&kind=",
                "kind=brief&section=news&minSeq=1&minSeq=1",
                "kind=brief&section=news&limit=20&limit=50")) {
            assertProblem(Api.anonymous().get("/v1/articles?" + query), 400, "invalid-parameter");
        }
        assertProblem(Api.anonymous().get("/v1/articles?kind=brief&x=1&section=news"), 400, "unknown-parameter");
        Api.anonymous()
                .redirects()
                .follow(false)
                .get("/v1/articles/?kind=brief&section=news")
                .then()
                .statusCode(308);
    }

    @Test
    void aPublicationOutdatesWhatItTouchesAndNothingElse() {
        Api.editor()
                .body("{\"slug\": \"sport\", \"name\": \"Sport\"}")
                .post("/v1/sections")
                .then()
                .statusCode(201);
        Stories.publish("Old news");
        Stories.publish("Old sport", ", \"section\": \"sport\"");
        List<String> touched = List.of("/v1/articles", "/v1/articles?section=news", "/v1/articles?kind=news,live");
        List<String> untouched =
                List.of("/v1/articles/old-news", "/v1/articles/old-sport", "/v1/articles?section=sport");
        read(touched);
        read(untouched);
        Stories.publish("New news");
        read(List.of("/v1/articles/new-news"));
        assertThat(statements(() -> read(untouched))).isZero();
        for (String address : touched) {
            assertThat(Api.anonymous().get(address).jsonPath().getList("items.slug", String.class))
                    .as(address)
                    .contains("new-news");
        }
        Stories.withdraw("old-news");
        assertThat(statements(() -> read(List.of("/v1/articles?section=sport", "/v1/articles/new-news"))))
                .isZero();
        Api.anonymous().get("/v1/articles/old-news").then().statusCode(410);
        for (String address : touched) {
            assertThat(Api.anonymous().get(address).jsonPath().getList("items.slug", String.class))
                    .as(address)
                    .doesNotContain("old-news");
        }
    }

    @Test
    void whatHasParametersThatLookOtherwiseIsNotKept() {
        Stories.publish("One");
        Stories.publish("Two");
        for (String address : List.of("/v1/articles?%6Cimit=1", "/v1/articles?sort=oldest;limit=1")) {
            Response first = Api.anonymous().urlEncodingEnabled(false).get(address);
            assertThat(first.jsonPath().getList("items")).as(address).hasSize(1);
            assertThat(statements(
                            () -> Api.anonymous().urlEncodingEnabled(false).get(address)))
                    .as(address)
                    .isPositive();
        }
    }

    @Test
    void aRenamedPersonOutdatesWhatShowsThem() {
        String person = Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .jsonPath()
                .getString("id");
        Stories.publish("About her", ", \"people\": [{\"person\": \"" + person + "\", \"rel\": \"about\"}]");
        Stories.publish("Not about her");
        List<String> showing = List.of("/v1/articles/about-her", "/v1/articles", "/v1/articles?person=ann-example");
        read(showing);
        read(List.of("/v1/articles/not-about-her"));
        Response renamed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Ann Other\"}")
                .patch("/v1/people/" + person);
        assertThat(renamed.statusCode()).as(renamed.asString()).isEqualTo(200);
        for (String address : showing) {
            assertThat(Api.anonymous().get(address).asString()).as(address).contains("Ann Other");
        }
        assertThat(statements(() -> read(List.of("/v1/articles/not-about-her"))))
                .isZero();
    }

    @Test
    void aListUnderAFormerNameLeadsOn() {
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        String list = "/v1/people/ann-example/articles";
        read(List.of(list));
        assertThat(statements(() -> read(List.of(list)))).isZero();
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"ann-other\"}")
                .patch("/v1/people/ann-example")
                .then()
                .statusCode(200);
        Api.anonymous().redirects().follow(false).get(list).then().statusCode(308);
    }

    @Test
    void everyoneGetsWhatTheyMaySee() {
        String embargo = Instant.now().plus(Duration.ofHours(2)).toString();
        Stories.publish("Free");
        Stories.publish("Secret", ", \"embargoUntil\": \"" + embargo + "\"");
        String key = Api.key("content:read", "content:embargo");
        for (int round = 0; round < 3; round++) {
            assertThat(Api.anonymous().get("/v1/articles").asString()).doesNotContain("secret");
            Response trusted = Api.anonymous().header("X-Api-Key", key).get("/v1/articles");
            assertThat(trusted.asString()).contains("secret");
            assertThat(trusted.header("Cache-Control")).isEqualTo("private, no-store");
            Api.anonymous().get("/v1/articles/secret").then().statusCode(404);
            Api.anonymous()
                    .header("X-Api-Key", key)
                    .get("/v1/articles/secret")
                    .then()
                    .statusCode(200);
        }
        TestClock.advance(Duration.ofHours(3));
        // The due row makes it public; until then nothing shows it by the clock alone.
        Await.until(() -> Api.anonymous().get("/v1/articles").asString().contains("secret"));
    }

    @Test
    void aKeyGetsThePublicAnswerForItself() {
        Stories.publish("Tram opens");
        Api.anonymous().get("/v1/articles/tram-opens").then().statusCode(200);
        String key = Api.key("content:read");
        Response keyed = Api.anonymous().header("X-Api-Key", key).get("/v1/articles/tram-opens");
        assertThat(keyed.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(statements(() -> Api.anonymous()
                        .header("Authorization", "Bearer " + key)
                        .get("/v1/articles/tram-opens")
                        .then()
                        .statusCode(200)))
                .isZero();
        String id = Api.administrator()
                .get("/v1/keys")
                .jsonPath()
                .getString("items.find { it.prefix == '" + key.substring(0, 9) + "' }.id");
        Api.administrator().delete("/v1/keys/" + id).then().statusCode(200);
        Api.anonymous().get("/v1/articles/tram-opens").then().statusCode(200); // the log has come here
        assertProblem(Api.anonymous().header("X-Api-Key", key).get("/v1/articles/tram-opens"), 401, "revoked-key");
        assertProblem(
                Api.anonymous().header("X-Api-Key", "dl_wrong").get("/v1/articles/tram-opens"), 401, "invalid-key");
        assertProblem(
                Api.anonymous().header("X-Api-Key", Api.key("comments:write")).get("/v1/articles/tram-opens"),
                403,
                "missing-scope");
    }

    @Test
    void whoHasItIsToldSo() {
        Stories.publish("Tram opens", ", \"standfirst\": \"" + TEXT.repeat(30) + "\"");
        Response first = coded("identity").get("/v1/articles/tram-opens");
        String etag = first.header("ETag");
        String modified = first.header("Last-Modified");
        for (Header known : List.of(
                new Header("If-None-Match", etag),
                new Header("If-None-Match", "\"x\", W/" + etag),
                new Header("If-None-Match", "*"),
                new Header("If-Modified-Since", modified),
                new Header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"))) {
            List<Response> answer = new ArrayList<>();
            assertThat(statements(
                            () -> answer.add(coded("identity").header(known).get("/v1/articles/tram-opens"))))
                    .isZero();
            Response unchanged = answer.getFirst();
            assertThat(unchanged.statusCode()).as("%s", known).isEqualTo(304);
            assertThat(unchanged.asByteArray()).isEmpty();
            assertThat(unchanged.header("ETag")).isEqualTo(etag);
            assertThat(unchanged.header("Vary")).isEqualTo(first.header("Vary"));
            assertThat(unchanged.header("Cache-Control")).isEqualTo("max-age=30");
        }
        for (Header other : List.of(
                new Header("If-None-Match", "\"x\""),
                new Header("If-Modified-Since", "Fri, 01 Jan 2010 00:00:00 GMT"),
                new Header("If-Modified-Since", "yesterday"))) {
            Api.anonymous().header(other).get("/v1/articles/tram-opens").then().statusCode(200);
        }
        Response head = coded("identity").head("/v1/articles/tram-opens");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(first.asByteArray().length));
        assertThat(head.header("ETag")).isEqualTo(etag);
    }

    @Test
    void bytesAreCodedAsTheCallerLikes() throws IOException {
        Stories.publish("Tram opens", ", \"standfirst\": \"" + TEXT.repeat(30) + "\"");
        Response first = coded("identity").get("/v1/articles/tram-opens");
        byte[] plain = first.asByteArray();
        Brotli4jLoader.ensureAvailability();
        Map<String, String> likes = Map.of(
                "br, gzip", "br",
                "gzip, deflate, br, zstd", "br",
                "gzip", "gzip",
                "zstd;q=0.9, gzip;q=0.5", "zstd",
                "br;q=0, *;q=0.1", "zstd",
                "identity", "",
                "gzip;q=0", "",
                "gzip;q=nonsense", "");
        likes.forEach((accepted, coding) -> {
            Response answer = coded(accepted).get("/v1/articles/tram-opens");
            assertThat(answer.statusCode()).as(accepted).isEqualTo(200);
            assertThat(String.valueOf(answer.header("Content-Encoding")))
                    .as(accepted)
                    .isEqualTo(coding.isEmpty() ? "null" : coding);
            byte[] bytes = answer.asByteArray();
            assertThat(decoded(coding, bytes, plain.length)).as(accepted).isEqualTo(plain);
            if (!coding.isEmpty()) {
                assertThat(bytes.length).isLessThan(plain.length);
                assertThat(answer.header("ETag")).endsWith("-" + coding + "\"");
            }
            for (String known : List.of(answer.header("ETag"), first.header("ETag"))) {
                Response same = coded(accepted).header("If-None-Match", known).get("/v1/articles/tram-opens");
                assertThat(same.statusCode()).as(known).isEqualTo(304);
                // Which of the stored answers it is about.
                assertThat(same.header("ETag")).isEqualTo(known);
            }
        });
        // Nor is it sent again where it has to be loaded first.
        String coded = coded("br").get("/v1/articles/tram-opens").header("ETag");
        Response cold =
                coded("br").header("If-None-Match", "\"x\", W/" + coded).get("/v1/articles/tram-opens?view=full");
        assertThat(cold.statusCode()).isEqualTo(304);
        assertThat(cold.header("ETag")).isEqualTo(coded);
    }

    private static byte[] decoded(String coding, byte[] bytes, int length) {
        try {
            return switch (coding) {
                case "br" -> Decoder.decompress(bytes).getDecompressedData();
                case "zstd" -> Zstd.decompress(bytes, length);
                case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                default -> bytes;
            };
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static RequestSpecification coded(String accepted) {
        return Api.anonymous()
                .config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", accepted);
    }

    @Test
    void ofManyAtOnceOneLoads() throws Exception {
        Stories.publish("Tram opens");
        int callers = 16;
        CyclicBarrier start = new CyclicBarrier(callers);
        try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
            Api.anonymous().get("/v1/site").then().statusCode(200);
            int statements = statements(() -> {
                List<Future<Integer>> all = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    all.add(pool.submit(() -> {
                        start.await();
                        return Api.anonymous().get("/v1/articles/tram-opens").statusCode();
                    }));
                }
                for (Future<Integer> one : all) {
                    assertThat(status(one)).isEqualTo(200);
                }
            });
            assertThat(statements).isOne();
        }
    }

    @Test
    void anEndIsKept() {
        String id = Stories.publish("Short lived").jsonPath().getString("id");
        Api.editor()
                .body("{\"unpublishAt\": \"" + Instant.now().plus(Duration.ofMinutes(10)) + "\"}")
                .post("/v1/articles/" + id + "/schedule")
                .then()
                .statusCode(200);
        read(List.of("/v1/articles/short-lived", "/v1/articles"));
        assertThat(statements(() -> read(List.of("/v1/articles/short-lived", "/v1/articles"))))
                .isZero();
        TestClock.advance(Duration.ofMinutes(11));
        assertThat(Api.anonymous().get("/v1/articles/short-lived").statusCode()).isIn(404, 410);
        assertThat(Api.anonymous().get("/v1/articles").asString()).doesNotContain("short-lived");
    }

    private static int status(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void read(List<String> addresses) {
        addresses.forEach(address -> Api.anonymous().get(address).then().statusCode(200));
    }

    private static int statements(Runnable requests) {
        return Statements.ofRequest(requests).size();
    }

    private static String headers(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !header.getName().equals("Date"))
                .map(header -> header.getName().toLowerCase(java.util.Locale.ROOT) + ": " + header.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
