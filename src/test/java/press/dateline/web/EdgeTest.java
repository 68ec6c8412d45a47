package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Contract;
import press.dateline.testing.Contract.Operation;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.RawHttp;
import press.dateline.testing.RawHttp.Answer;

/** What stands at the edge of HTTP, sent byte by byte. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class EdgeTest {

    private static final String HOST = "Host: localhost";
    private static final String JSON = "Content-Type: application/json";
    private static final String SECTION = "{\"name\": \"World\"}";

    @Test
    void anAddressThatIsNoUriIsAProblem() {
        for (String path : List.of(
                "/v1/articles/%",
                "/v1/articles/%zz",
                "/v1/articles/%2",
                "/v1/articles?limit=%zz",
                "/v1/articles?%zz=1",
                "/v1/articles/<script>",
                "/v1/articles/\"",
                "/v1/articles?tag={\"a\"}",
                "/v1/articles/^`{|}",
                "/v1/articles/a\\b",
                "/openapi%",
                "/health/%zz",
                "/%zz")) {
            assertProblemAt(get(path), 400, "malformed-request", path);
        }
    }

    @Test
    void whatLeadsNowhereIsAProblem() {
        for (String path : List.of(
                "/v1/articles/%00",
                "/v1/articles/a%00b",
                "/v1/articles/%C3%28",
                "/v1/articles/%ED%A0%80",
                "/v1/articles/\u00ff\u00fe",
                "/v1/articles/\u00d0\u00b0",
                "/v1/articles/a%2Fb",
                "/v1/articles/a%5Cb",
                "/v1/articles/..%2f..%2fetc%2fpasswd",
                "/v1/articles/a;b=c",
                "/v1/articles;a=b",
                "/v1/site;a=b",
                "/V1/site",
                "/v1/articles/a/b/c/d",
                "/v1/articles/" + "a".repeat(5_000),
                "/v1",
                "*",
                "v1/site")) {
            assertProblemAt(get(path), 404, "not-found", path);
        }
    }

    @Test
    void eachThingHasOneAddress() {
        Map.ofEntries(
                        Map.entry("//v1/site", "/v1/site"),
                        Map.entry("/v1//site", "/v1/site"),
                        Map.entry("/v1/site/", "/v1/site"),
                        Map.entry("/v1/articles/?limit=1", "/v1/articles?limit=1"),
                        Map.entry("/v1/./site", "/v1/site"),
                        Map.entry("/v1/articles/../site", "/v1/site"),
                        Map.entry("/../../v1/site", "/v1/site"),
                        Map.entry("/v1/me/%2e%2E/site?fields=name", "/v1/site?fields=name"),
                        Map.entry("/v1/changes/%2e./site", "/v1/site"),
                        Map.entry("/v1/%73ite", "/v1/site"),
                        Map.entry("/%76%31/articles/a%2Db", "/v1/articles/a-b"))
                .forEach((path, address) -> {
                    Answer answer = get(path);
                    assertThat(answer.status()).as(path).isEqualTo(308);
                    assertThat(answer.header("Location")).as(path).matches("http://[^/]+\\Q" + address + "\\E");
                });
        Answer elsewhere = get("//evil.example/v1/site");
        assertThat(elsewhere.header("Location")).doesNotStartWith("//");
    }

    @Test
    void whatIsTooLongIsAProblem() {
        assertProblemAt(get("/v1/articles/" + "a".repeat(9_000)), 414, "uri-too-long", "path");
        assertProblemAt(get("/v1/articles?tag=" + "a,".repeat(9_000)), 414, "uri-too-long", "query");
        assertProblemAt(
                RawHttp.send("GET /v1/site HTTP/1.1", List.of(HOST, "X: " + "a".repeat(20_000)), ""),
                431,
                "headers-too-large",
                "one header");
        assertProblemAt(
                RawHttp.send("GET /v1/site HTTP/1.1", List.of(HOST, "X: abcdefgh\r\n".repeat(3_000) + "X: y"), ""),
                431,
                "headers-too-large",
                "many headers");
    }

    @Test
    void anotherMethodIsRefusedWithThoseThatAreAllowed() {
        String key = Api.key(
                "content:read",
                "content:preview",
                "content:write",
                "content:publish",
                "comments:write",
                "comments:moderate",
                "admin");
        Map<String, List<String>> methods = Contract.read().operations().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        Operation::path,
                        java.util.stream.Collectors.mapping(Operation::method, java.util.stream.Collectors.toList())));
        assertThat(methods).hasSizeGreaterThan(25);
        methods.forEach((path, allowed) -> {
            if (!path.endsWith("}") && methods.containsKey(path.replaceFirst("[^/]+$", "{id}"))) {
                return; // /v1/images/withdraw: for the methods of /v1/images/{id} that is an id
            }
            if (path.equals("/v1/feeds/{name}.{form}")) {
                return; // for the methods of /v1/feeds/{name} that is a name which no feed has
            }
            String address = path.replaceAll("\\{[^}]+}", "x");
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO", "get", "PROPFIND")) {
                if (!allowed.contains(method)) {
                    Answer answer =
                            RawHttp.send(method + " " + address + " HTTP/1.1", List.of(HOST, "X-Api-Key: " + key), "");
                    assertProblemAt(answer, 405, "method-not-allowed", method + " " + address);
                    List<String> told = List.of(answer.header("Allow").split(", "));
                    assertThat(told)
                            .as(address)
                            .containsAll(allowed)
                            .contains("OPTIONS")
                            .doesNotContain(method);
                    assertThat(told.contains("HEAD")).as(address).isEqualTo(allowed.contains("GET"));
                }
            }
            Answer options = RawHttp.send("OPTIONS " + address + " HTTP/1.1", List.of(HOST), "");
            assertThat(options.status()).as(address).isEqualTo(204);
            assertThat(options.header("Allow").split(", ")).as(address).containsAll(allowed);
        });
        for (String address :
                List.of("/openapi", "/health/live", "/docs/problems", "/docs/", "/docs/api/", "/metrics")) {
            Answer answer = RawHttp.send("DELETE " + address + " HTTP/1.1", List.of(HOST), "");
            assertProblemAt(answer, 405, "method-not-allowed", address);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void headAnswersLikeGetWithoutTheBody() {
        Answer get = get("/v1/site");
        Answer head = RawHttp.send("HEAD /v1/site HTTP/1.1", List.of(HOST), "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag")).isNotEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    @Test
    void theHostIsNamedOnce() {
        assertThat(RawHttp.send("GET /v1/site HTTP/1.1", List.of(), "").status())
                .isEqualTo(400);
        for (List<String> hosts : List.of(
                List.of("Host: a", "Host: b"), List.of("Host: a b"), List.of("Host: a:99999"), List.<String>of())) {
            assertProblemAt(
                    RawHttp.send("GET /v1/site HTTP/1.1", hosts, ""), 400, "malformed-request", hosts.toString());
        }
    }

    @Test
    void whatWouldBeAGuessIsRefused() {
        String key = Api.key("content:write");
        for (String header : List.of(
                "Authorization: Bearer " + key,
                "X-Api-Key: " + key,
                "If-Match: \"1\"",
                "Idempotency-Key: a",
                "Content-Type: application/json")) {
            Answer answer = RawHttp.send(
                    "PATCH /v1/sections/a HTTP/1.1", List.of(HOST, header, header, "Content-Length: 2"), "{}");
            assertProblemAt(answer, 400, "malformed-request", header);
            assertThat(answer.body()).contains("\"header\":\"" + header.substring(0, header.indexOf(':')) + "\"");
        }
    }

    @Test
    void aHeaderThatIsNoneIsIgnoredOrNamed() {
        for (String header : List.of(
                "If-Modified-Since: yesterday",
                "If-Unmodified-Since: yesterday",
                "If-None-Match: garbage\"",
                "If-Match: \"x\"",
                "Accept-Language: x;;q=",
                "Accept: ",
                "Cookie: =;;a",
                "Range: bytes=9-1")) {
            assertThat(RawHttp.send("GET /v1/site HTTP/1.1", List.of(HOST, header), "")
                            .status())
                    .as(header)
                    .isEqualTo(200);
        }
        for (String accept : List.of("text/html", "garbage", "a/b;q=x", "application/xml")) {
            assertProblemAt(
                    RawHttp.send("GET /v1/site HTTP/1.1", List.of(HOST, "Accept: " + accept), ""),
                    406,
                    "not-acceptable",
                    accept);
        }
        assertProblemAt(
                RawHttp.send("GET /v1/site HTTP/1.1", List.of(HOST, "Content-Type: garbage"), ""),
                415,
                "unsupported-media-type",
                "Content-Type");
    }

    @Test
    void onlyJsonInUtf8IsTaken() {
        for (String type : List.of(
                "text/plain",
                "garbage",
                "\"",
                "*/*",
                "application/*",
                "application/xml",
                "application/problem+json",
                "application/merge-patch+json",
                "application/json, text/plain",
                "application/json; charset=latin1",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x")) {
            assertProblemAt(post(SECTION, "Content-Type: " + type), 415, "unsupported-media-type", type);
        }
        assertProblemAt(post(SECTION, "X: y"), 415, "unsupported-media-type", "no type");
        assertProblemAt(post(SECTION, JSON, "Content-Encoding: gzip"), 415, "unsupported-media-type", "gzip");
        for (String type : List.of(
                "application/json", "APPLICATION/JSON", "application/json;charset=UTF-8", "application/json; a=b")) {
            assertThat(post(SECTION, "Content-Type: " + type).status()).as(type).isEqualTo(201);
        }
    }

    @Test
    void aBodyWhoseLengthIsUnclearIsNotRead() {
        String key = "X-Api-Key: " + Api.key("content:write");
        for (String length : List.of(
                "Content-Length: 17\r\nContent-Length: 5",
                "Content-Length: -1",
                "Content-Length: abc",
                "Content-Length: 99999999999999999999",
                "Content-Length: 17\r\nTransfer-Encoding: chunked")) {
            Answer answer = RawHttp.send("POST /v1/sections HTTP/1.1", List.of(HOST, key, JSON, length), SECTION);
            assertThat(answer.status()).as(length).isEqualTo(400);
        }
        for (String coding : List.of("gzip", "xchunked", "identity")) {
            Answer answer = RawHttp.sendAndWait("POST /v1/sections HTTP/1.1\r\n" + HOST + "\r\n" + key + "\r\n" + JSON
                    + "\r\nTransfer-Encoding: " + coding + "\r\n\r\nGET /v1/site HTTP/1.1\r\n" + HOST
                    + "\r\n\r\n");
            assertProblemAt(answer, 400, "malformed-request", coding);
            assertThat(answer.body()).as(coding).doesNotContain("HTTP/1.1");
        }
        for (String chunks : List.of("zz\r\n" + SECTION + "\r\n0\r\n\r\n", "ffffffffffff\r\n" + SECTION)) {
            Answer answer = RawHttp.send(
                    "POST /v1/sections HTTP/1.1", List.of(HOST, key, JSON, "Transfer-Encoding: chunked"), chunks);
            assertThat(answer.status()).as(chunks).isIn(0, 400);
        }
        assertThat(Api.anonymous().get("/v1/sections").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItComes() {
        String key = "X-Api-Key: " + Api.key("content:write");
        for (String length : List.of("2097153", "999999999", "99999999999")) {
            Answer answer = RawHttp.send(
                    "POST /v1/sections HTTP/1.1",
                    List.of(HOST, key, JSON, "Content-Length: " + length, "Expect: 100-continue"),
                    "");
            assertProblemAt(answer, 413, "body-too-large", length);
        }
        Answer taken = RawHttp.send(
                "POST /v1/sections HTTP/1.1",
                List.of(HOST, key, JSON, "Content-Length: " + SECTION.length(), "Expect: 100-continue"),
                SECTION);
        assertThat(taken.status()).isEqualTo(100);
        assertThat(taken.body()).startsWith("HTTP/1.1 201");
    }

    @Test
    void whatIsNotHttpIsRefused() {
        for (String line :
                List.of("GET", "GET /v1/site", "GET /v1/site HTTP/9", "\u0016\u0003\u0001", "GET /a b HTTP/1.1")) {
            assertThat(RawHttp.send(line, List.of(HOST), "").status()).as(line).isIn(0, 400, 505);
        }
        for (String header : List.of("X : b", "X", "X: \u0000", "Cookie: \u0001")) {
            assertThat(RawHttp.send("GET /v1/site HTTP/1.1", List.of(HOST, header), "")
                            .status())
                    .as(header)
                    .isEqualTo(400);
        }
    }

    @Test
    void anEmptyParameterIsRefusedEverywhere() {
        int asked = 0;
        String key = Api.key(
                "content:read",
                "content:preview",
                "content:write",
                "content:publish",
                "comments:write",
                "comments:moderate",
                "admin");
        for (Operation operation : Contract.read().operations()) {
            String address = operation.path().replaceAll("\\{[^}]+}", "x");
            for (Contract.Parameter parameter : operation.in("query")) {
                for (String value : List.of("=", "", "=%20")) {
                    Response answer = Api.withKey(key)
                            .urlEncodingEnabled(false)
                            .request(operation.method(), address + "?" + parameter.name() + value);
                    assertProblem(answer, 400, "invalid-parameter");
                    assertThat(answer.jsonPath().getList("errors.parameter")).containsExactly(parameter.name());
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(150);
    }

    private static Answer get(String path) {
        return RawHttp.send("GET " + path + " HTTP/1.1", List.of(HOST), "");
    }

    private static Answer post(String body, String... headers) {
        List<String> all = new java.util.ArrayList<>(List.of(HOST, "X-Api-Key: " + Api.key("content:write")));
        all.addAll(List.of(headers));
        all.add("Content-Length: " + body.length());
        return RawHttp.send("POST /v1/sections HTTP/1.1", all, body);
    }

    private static void assertProblemAt(Answer answer, int status, String slug, String what) {
        assertThat(answer.status()).as("%s: %s", what, answer).isEqualTo(status);
        assertThat(answer.isProblem(slug)).as("%s: %s", what, answer).isTrue();
    }
}
