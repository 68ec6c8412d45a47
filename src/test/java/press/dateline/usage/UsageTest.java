package press.dateline.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.PartnerRows;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Reports say what was answered. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class UsageTest {

    @Inject
    UsageCounts counts;

    /** What a client has counted of its own. */
    private final Map<String, long[]> own = new TreeMap<>();

    private long[] own(String operation) {
        return own.computeIfAbsent(operation, _ -> new long[5]);
    }

    private void ask(String key, String operation, String address, int articles, String... headers) {
        RequestSpecification request = PartnerRows.uncoded(key);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        Response answer = request.get(address);
        long[] of = own(operation);
        switch (answer.statusCode()) {
            case 304, 410 -> of[4]++;
            case 429 -> of[3]++;
            default -> {
                of[0]++;
                of[1] += articles;
                of[2] += answer.asByteArray().length;
            }
        }
    }

    /** An answer is counted when it has been sent: its client may be faster. */
    private void awaitCounts(long answers) {
        Await.until(() -> {
            counts.store();
            return Rows.of("SELECT sum(requests + refused + free) >= " + answers + " FROM usage_count")
                    .equals(List.of("t"));
        });
    }

    private JsonPath report(String key, String query) {
        counts.store();
        Response answer = Api.withKey(key).get("/v1/me/usage" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void theTotalsAreWhatWasAnswered() {
        Stream.of("One", "Two", "Three", "Four").forEach(Stories::publish);
        Stories.withdraw("four");
        String partner = PartnerRows.partner("wire");
        PartnerRows.limit(partner, "\"day\": {\"requests\": 20}");
        String key = PartnerRows.key(partner);
        for (int i = 0; i < 3; i++) {
            ask(key, "/v1/articles/{id}", "/v1/articles/one", 1);
            ask(key, "/v1/articles", "/v1/articles", 3);
            ask(key, "/v1/articles", "/v1/articles?view=full&limit=2", 2);
            ask(key, "/v1/articles/{id}", "/v1/articles/four", 0);
            ask(key, "/v1/articles/{id}", "/v1/articles/nothing", 0);
            ask(key, "/v1/sections", "/v1/sections", 0);
        }
        String etag = PartnerRows.uncoded(key).get("/v1/articles/one").header("ETag");
        own("/v1/articles/{id}")[0]++;
        own("/v1/articles/{id}")[1]++;
        own("/v1/articles/{id}")[2] +=
                PartnerRows.uncoded("").get("/v1/articles/one").asByteArray().length;
        ask(key, "/v1/articles/{id}", "/v1/articles/one", 0, "If-None-Match", etag);
        for (int i = 0; i < 9; i++) {
            ask(key, "/v1/articles/{id}", "/v1/articles/one", 1);
            ask(key, "/v1/sections", "/v1/sections", 0);
        }

        long answers =
                own.values().stream().mapToLong(of -> of[0] + of[3] + of[4]).sum();
        awaitCounts(answers);
        JsonPath report = report(key, "");
        for (Map.Entry<String, long[]> one : own.entrySet()) {
            long[] of = one.getValue();
            String item = "items.find { it.operation == '" + one.getKey() + "' }.";
            assertThat(List.of(
                            report.getLong(item + "requests"),
                            report.getLong(item + "articles"),
                            report.getLong(item + "bytes"),
                            report.getLong(item + "refused"),
                            report.getLong(item + "free")))
                    .as(one.getKey())
                    .containsExactly(of[0], of[1], of[2], of[3], of[4]);
        }
        assertThat(report.getLong("total.requests")).isEqualTo(20);
        assertThat(report.getLong("total.refused")).isPositive();
        assertThat(report.getLong("quotas[0].used")).isEqualTo(20);

        String other = PartnerRows.key(partner);
        ask(other, "other", "/v1/articles/one", 1);
        // The report itself, which is free, is one more.
        awaitCounts(answers + 2);
        long refused = report.getLong("total.refused") + 1;
        Await.until(
                "the other key's is stored, too",
                () -> Api.withScopes("admin")
                                .get("/v1/partners/wire/usage")
                                .jsonPath()
                                .getLong("total.refused")
                        == refused);
        JsonPath all = Api.withScopes("admin").get("/v1/partners/wire/usage").jsonPath();
        assertThat(all.getLong("total.refused")).as("of both keys").isEqualTo(refused);
        assertThat(all.getString("quotas[0].of")).isEqualTo("partner");
    }

    @Test
    void isATableToo() {
        Stories.publish("One");
        String key = Api.key("content:read");
        ask(key, "/v1/articles/{id}", "/v1/articles/one", 1);
        awaitCounts(1);
        long bytes = own("/v1/articles/{id}")[2];
        String row = LocalDate.parse(report(key, "").getString("to")) + ",/v1/articles/{id},1,1," + bytes + ",0,0\r\n";
        for (Response table : List.of(
                Api.withKey(key).get("/v1/me/usage?format=csv"),
                Api.anonymous().header("X-Api-Key", key).accept("text/csv").get("/v1/me/usage"))) {
            assertThat(table.contentType()).isEqualTo("text/csv;charset=utf-8");
            assertThat(table.asString())
                    .startsWith("day,operation,requests,articles,bytes,refused,free\r\n")
                    .contains(row);
        }
    }

    @Test
    void daysAreChosen() {
        String key = Api.key("content:read");
        String id = PartnerRows.id(key);
        Rows.change("INSERT INTO usage_count VALUES ('2026-01-01', '" + id + "', NULL, '/v1/a', 1, 2, 3, 0, 0),"
                + " ('2026-01-02', '" + id + "', NULL, '/v1/a', 10, 20, 30, 0, 0)");
        assertThat(report(key, "?from=2026-01-01&to=2026-01-02").getLong("total.requests"))
                .isEqualTo(11);
        assertThat(report(key, "?from=2026-01-02&to=2026-01-02").getLong("total.bytes"))
                .isEqualTo(30);
        for (String wrong : List.of("?from=yesterday", "?to=2026-02-30", "?from=2026-01-02&to=2026-01-01")) {
            assertProblem(Api.withKey(key).get("/v1/me/usage" + wrong), 400, "invalid-parameter");
        }
        assertParameter(Api.withKey(key).get("/v1/me/usage?from=2020-01-01&to=2026-01-01"), "from");
        assertParameter(Api.withKey(key).get("/v1/me/usage?format=xml"), "format");
        assertProblem(Api.anonymous().get("/v1/me/usage"), 401, "unauthenticated");
        assertProblem(Api.withScopes("admin").get("/v1/partners/nobody/usage"), 404, "not-found");
    }
}
