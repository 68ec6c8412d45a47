package press.dateline.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.PartnerRows;
import press.dateline.testing.Rows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Administrators look at the API as a partner sees it, now and later. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PartnerPreviewTest {

    private static final List<String> ADDRESSES = List.of(
            "/v1/articles",
            "/v1/articles?count=exact&facets=section,tag,year",
            "/v1/articles?q=tram&highlight=true",
            "/v1/articles?ids=open,embargoed,ending,agency,nothing",
            "/v1/articles?limit=1&include=usage",
            "/v1/articles/open?include=usage,bodyHtml",
            "/v1/articles/embargoed",
            "/v1/articles/embargoed/usage",
            "/v1/articles/ending",
            "/v1/articles/ending.md",
            "/v1/articles/agency",
            "/v1/articles/open/related",
            "/v1/articles/nothing",
            "/v1/articles?sort=wrong",
            "/v1/articles?limit=1&limit=2",
            "/v1/articles?unknown=1",
            "/v1/sections/news?include=articles",
            "/v1/images",
            "/v1/search?q=tram",
            "/v1/suggest?q=emb",
            "/v1/nothing",
            "/v1/audit");

    private static final Pattern ID = Pattern.compile("\"id\":\"[0-9a-f-]{36}\"");

    private static final List<String> NOW_ONLY = List.of(
            "/v1/changes", "/v1/changes?limit=2", "/v1/articles/open/comments", "/v1/articles/open?include=comments");

    /** As it is, in no coding: each has an ETag of its own, and what is looked at comes uncoded. */
    private static Response own(SignedPartner partner, String address) {
        return PartnerRows.uncoded(partner.key()).get(address);
    }

    private static Response preview(String partner, String path) {
        return Api.administrator().queryParam("path", path).get("/v1/partners/" + partner + "/preview");
    }

    private static Response preview(String partner, String path, Instant at) {
        return Api.administrator()
                .queryParam("path", path)
                .queryParam("at", at.toString())
                .get("/v1/partners/" + partner + "/preview");
    }

    /** Who reads on goes by a cursor that is signed for the address; that of one answer fits the other. */
    private static String told(Response answer) {
        return answer.statusCode() + " " + answer.contentType() + " " + answer.header("ETag") + " "
                + answer.header("Cache-Control") + " " + answer.header("Link") + " " + answer.asString();
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS);
    }

    private static SignedPartner publishForAPartner() {
        Stories.publish("Open", ", \"blocks\": [{\"id\": \"b1\", \"type\": \"paragraph\", \"text\": \"A tram.\"}]");
        Stories.publish("Embargoed", ", \"embargoUntil\": \"" + in(Duration.ofMinutes(30)) + "\"");
        Stories.publish(
                "Ending",
                ", \"rights\": {\"syndication\": \"yes\", \"expiresAt\": \"" + in(Duration.ofMinutes(50)) + "\"}");
        Stories.publish("Agency", ", \"rights\": {\"holder\": \"Agency X\", \"syndication\": \"yes\"}");
        SignedPartner partner =
                SignedPartner.sign("paper", "{\"exclude\": {\"holders\": [\"agency x\"]}, \"delayMinutes\": 20}");
        partner.entitle("{\"include\": {\"holders\": [\"agency x\"]}, \"from\": \"" + in(Duration.ofMinutes(40))
                + "\", \"until\": \"" + in(Duration.ofMinutes(55)) + "\"}");
        return partner;
    }

    @Test
    void itIsWhatThePartnersOwnKeyGets() {
        SignedPartner partner = publishForAPartner();
        TestClock.advance(Duration.ofMinutes(21));
        assertThat(partner.sees("/v1/articles?limit=99")).containsExactly("ending", "open");
        for (int times = 0; times < 2; times++) {
            for (String address : ADDRESSES) {
                if (!address.contains("usage")) {
                    assertThat(told(preview("paper", address))).as(address).isEqualTo(told(own(partner, address)));
                }
            }
            for (String address : NOW_ONLY) {
                assertThat(told(preview("paper", address))).as(address).isEqualTo(told(own(partner, address)));
            }
        }
        assertThat(preview("paper", "/v1/articles").header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(preview("paper", "/v1/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsToComeIsWhatComes() {
        SignedPartner partner = publishForAPartner();
        Map<Instant, Map<String, String>> foretold = new LinkedHashMap<>();
        Instant begin = Instant.now();
        for (int minutes : List.of(10, 25, 35, 45, 52, 58)) {
            Instant at = begin.plus(Duration.ofMinutes(minutes));
            Map<String, String> answers = new LinkedHashMap<>();
            ADDRESSES.forEach(address -> answers.put(address, told(preview("paper", address, at))));
            foretold.put(at, answers);
        }
        assertThat(foretold.values().stream()
                        .map(answers -> answers.getOrDefault("/v1/articles/agency", "none")
                                .substring(0, 3)))
                .containsExactly("404", "404", "404", "200", "200", "404");
        foretold.forEach((at, answers) -> {
            TestClock.advance(Duration.between(Instant.now(), at).minus(TestClock.ahead()));
            Await.until(
                    "what is due is done",
                    () -> Rows.of("SELECT count(*) FROM due WHERE state = 'waiting' AND at <= '" + at + "'")
                            .equals(List.of("0")));
            Api.anonymous()
                    .get("/v1/site?minSeq=" + Api.anonymous().get("/v1/site").header("Dateline-Seq"));
            answers.forEach((address, foretoldAnswer) -> {
                if (!address.contains("usage")) {
                    assertComesTrue(foretoldAnswer, told(own(partner, address)), address + " " + at);
                }
            });
        });
    }

    /** Of an article that is under embargo until then, it is not known yet when that will have been taken off. */
    private static void assertComesTrue(String foretold, String real, String when) {
        if (foretold.contains("\"embargoUntil\"") || foretold.contains("Under embargo until")) {
            assertThat(foretold.substring(0, 3)).as(when).isEqualTo(real.substring(0, 3));
            assertThat(ids(foretold)).as(when).isEqualTo(ids(real));
        } else {
            assertThat(foretold).as(when).isEqualTo(real);
        }
    }

    private static List<String> ids(String answer) {
        return ID.matcher(answer).results().map(MatchResult::group).toList();
    }

    @Test
    void itGivesThePartnerNothingAndCountsForTheAdministrator() {
        Stories.publish("Open");
        SignedPartner partner = SignedPartner.sign("paper", "{}");
        for (int times = 0; times < 3; times++) {
            assertThat(preview("paper", "/v1/articles/open").statusCode()).isEqualTo(200);
        }
        assertThat(Rows.of("SELECT count(*) FROM delivery")).containsExactly("0");
        assertThat(Api.administrator()
                        .get("/v1/partners/" + partner.slug() + "/usage")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        String key = Api.key("admin");
        for (int times = 0; times < 3; times++) {
            Api.withKey(key)
                    .queryParam("path", "/v1/articles/open")
                    .get("/v1/partners/paper/preview")
                    .then()
                    .statusCode(200);
        }
        Await.until(
                "it is the administrator's",
                () -> Api.withKey(key).get("/v1/me/usage").jsonPath().getList("items.requests", Integer.class).stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        == 3);
    }

    @Test
    void onlyAdministratorsLook() {
        SignedPartner partner = SignedPartner.sign("paper", "{}");
        assertProblem(Api.anonymous().get("/v1/partners/paper/preview?path=/v1/articles"), 401, "unauthenticated");
        assertProblem(partner.calls().get("/v1/partners/paper/preview?path=/v1/articles"), 403, "missing-scope");
        assertProblem(preview("nobody", "/v1/articles"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/me",
                "/v1/me/usage",
                "/v1/keys",
                "/v1/keys/x",
                "/v1/partners",
                "/v1/partners/paper/preview",
                "/v1/plans",
                "/v1/readers/me",
                "/v1/articles/open/comments/stream",
                "/v1/articles/../me",
                "/v1//articles",
                "/v2/articles",
                "/docs",
                "articles",
                "http://example.org/v1/articles",
                "//example.org/v1/articles",
                "/v1/articles#x",
                "/v1/articles?q=a b",
                "/v1/%zz",
                "?",
                "/v1/./articles"
            })
    void whatTellsOfNoContentIsRefused(String path) {
        SignedPartner.sign("paper", "{}");
        assertParameter(assertProblem(preview("paper", path), 400, "invalid-parameter"), "path");
    }

    @Test
    void theFutureOfWhatPeopleDoIsRefused() {
        SignedPartner.sign("paper", "{}");
        for (String address : NOW_ONLY) {
            assertParameter(
                    assertProblem(preview("paper", address, in(Duration.ofHours(1))), 400, "invalid-parameter"), "at");
        }
        assertParameter(assertProblem(preview("paper", "/v1/articles", Instant.EPOCH), 400, "invalid-parameter"), "at");
        assertParameter(
                assertProblem(
                        Api.administrator().get("/v1/partners/paper/preview?path=/v1/articles&at=soon"),
                        400,
                        "invalid-parameter"),
                "at");
        assertParameter(
                assertProblem(Api.administrator().get("/v1/partners/paper/preview"), 400, "invalid-parameter"), "path");
        assertProblem(
                Api.administrator().get("/v1/partners/paper/preview?path=/v1/articles&limit=1"),
                400,
                "unknown-parameter");
    }

    @Test
    void whoseContractHasEndedHasNothingToLookAt() {
        SignedPartner.sign("paper", "{}");
        Api.administrator()
                .header("If-Match", "\"1\"")
                .body("{\"state\": \"ended\"}")
                .patch("/v1/partners/paper")
                .then()
                .statusCode(200);
        assertProblem(preview("paper", "/v1/articles"), 409, "wrong-state");
    }
}
