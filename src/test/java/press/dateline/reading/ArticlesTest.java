package press.dateline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** GET /v1/articles: filters, orders, counts, facets. What each filter finds: {@code index/ModelTest}. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ArticlesTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static String made(String collection, String body) {
        Response made = Api.editor().body(body).post("/v1/" + collection);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static List<String> found(String query) {
        Response answer = Api.anonymous().get("/v1/articles" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("items.slug");
    }

    private void publication() {
        made("sections", "{\"slug\": \"world\", \"name\": \"World\"}");
        made("sections", "{\"slug\": \"europe\", \"name\": \"Europe\", \"parent\": \"world\"}");
        made("tags", "{\"slug\": \"trams\", \"name\": \"Trams\", \"type\": \"topic\"}");
        made("tags", "{\"slug\": \"cities\", \"name\": \"Cities\", \"type\": \"topic\"}");
        made("people", "{\"name\": \"Ann Example\"}");
        made("people", "{\"name\": \"Nora Field\"}");
        made("places", "{\"name\": \"Germany\", \"kind\": \"country\"}");
        made("places", "{\"name\": \"Freiburg\", \"kind\": \"city\", \"parent\": \"germany\"}");
        Stories.publish(
                "One",
                ", \"section\": \"world\", \"tags\": [\"trams\"], \"authors\": [{\"person\": \"ann-example\"}]"
                        + ", \"updatedAt\": \"" + now.plus(Duration.ofDays(2)) + "\"");
        TestClock.advance(Duration.ofHours(1));
        Stories.publish(
                "Two",
                ", \"section\": \"europe\", \"tags\": [\"trams\", \"cities\"], \"language\": \"de-CH\""
                        + ", \"people\": [{\"person\": \"nora-field\", \"rel\": \"about\"}]");
        TestClock.advance(Duration.ofHours(1));
        Stories.publish(
                "Three",
                ", \"section\": \"europe\", \"kind\": \"opinion\", \"places\": [{\"place\": \"freiburg\", \"rel\":"
                        + " \"mentioned\"}]");
    }

    @Test
    void filtersFindWhatTheyName() {
        publication();
        assertThat(found("")).containsExactly("three", "two", "one");
        Map<String, List<String>> expected = Map.ofEntries(
                Map.entry("?section=world", List.of("three", "two", "one")),
                Map.entry("?section=europe", List.of("three", "two")),
                Map.entry("?section=-europe", List.of("one")),
                Map.entry("?tag=trams&tag=cities", List.of("two")),
                Map.entry("?tag=trams,cities", List.of("two", "one")),
                Map.entry("?tag=-cities", List.of("three", "one")),
                Map.entry("?place=germany", List.of("three")),
                Map.entry("?about=freiburg", List.of()),
                Map.entry("?about=nora-field", List.of("two")),
                Map.entry("?author=ann-example", List.of("one")),
                Map.entry("?author=-ann-example", List.of("three", "two")),
                Map.entry("?person=ann-example", List.of()),
                Map.entry("?language=de", List.of("two")),
                Map.entry("?language=DE-ch", List.of("two")),
                Map.entry("?language=de-AT", List.of()),
                Map.entry("?language=-de", List.of("three", "one")),
                Map.entry("?kind=opinion,video", List.of("three")),
                Map.entry("?exclude=two", List.of("three", "one")),
                Map.entry("?exclude=two,nobody,one", List.of("three")),
                Map.entry("?follow=author:ann-example,place:germany", List.of("three", "one")),
                Map.entry("?follow=tag:cities,tag:trams,section:europe", List.of("three", "two", "one")),
                Map.entry("?follow=tag:cities&kind=opinion", List.of()),
                Map.entry("?tag=trams&tag=-trams", List.of()),
                Map.entry("?from=2030-01-01&to=2020-01-01", List.of()),
                Map.entry("?from=" + now.plus(Duration.ofMinutes(30)), List.of("three", "two")),
                Map.entry("?to=" + now.plus(Duration.ofMinutes(90)), List.of("two", "one")),
                Map.entry("?date=updated&from=" + now.plus(Duration.ofDays(1)), List.of("one")),
                Map.entry("?date=modified&from=" + now.plus(Duration.ofMinutes(90)), List.of("three")),
                Map.entry("?updatedSince=" + now.plus(Duration.ofMinutes(90)), List.of("three", "one")),
                Map.entry("?sort=oldest", List.of("one", "two", "three")),
                Map.entry("?sort=updated", List.of("one", "three", "two")),
                Map.entry("?sort=newest&tag=trams", List.of("two", "one")));
        expected.forEach((query, slugs) -> assertThat(found(query)).as(query).isEqualTo(slugs));
        for (String sort : List.of("newest", "oldest", "updated")) {
            assertThat(Pages.walk("/v1/articles?limit=1&sort=" + sort, "slug")).isEqualTo(found("?sort=" + sort));
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        publication();
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("?sort=newset", "sort"),
                Map.entry("?count=all", "count"),
                Map.entry("?facets=section,tags", "facets"),
                Map.entry("?date=created", "date"),
                Map.entry("?author=nobody", "author"),
                Map.entry("?language=d_e", "language"),
                Map.entry("?follow=trams", "follow"),
                Map.entry("?follow=image:x", "follow"),
                Map.entry("?follow=tag:trms", "follow"),
                Map.entry("?follow=" + String.join(",", Collections.nCopies(101, "tag:trams")), "follow"),
                Map.entry("?exclude=" + String.join(",", Collections.nCopies(101, "one")), "exclude"),
                Map.entry("?exclude=one,", "exclude"),
                Map.entry("?updatedSince=yesterday", "updatedSince"),
                Map.entry("?ids=one&sort=newest", "ids"),
                Map.entry("?ids=one&author=ann-example", "ids"));
        wrong.forEach((query, parameter) -> assertParameter(
                assertProblem(Api.anonymous().get("/v1/articles" + query), 400, "invalid-parameter"), parameter));
        assertThat(Api.anonymous().get("/v1/articles?sort=newset").jsonPath().getString("detail"))
                .contains("newest");
        String many = "tag=" + String.join(",", Collections.nCopies(30, "trams"));
        assertThat(assertProblem(
                                Api.anonymous().get("/v1/articles?" + String.join("&", Collections.nCopies(7, many))),
                                400,
                                "invalid-parameter")
                        .jsonPath()
                        .getString("detail"))
                .contains("210", "200");
        String cursor = Api.anonymous().get("/v1/articles?limit=1").jsonPath().getString("nextCursor");
        for (String other : List.of("&sort=oldest", "&tag=trams", "&date=updated")) {
            assertProblem(Api.anonymous().get("/v1/articles?limit=1&cursor=" + cursor + other), 400, "invalid-cursor");
        }
    }

    @Test
    void countsAndFacetsAreToldOnRequest() {
        publication();
        Response answer = Api.anonymous()
                .get("/v1/articles?limit=1&count=exact&facets=section,tag,person,place,year&section=world");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("count.value")).isEqualTo(3);
        assertThat(answer.jsonPath().getBoolean("count.exact")).isTrue();
        assertThat(answer.jsonPath().getList("facets.section.slug")).containsExactly("world", "europe");
        assertThat(answer.jsonPath().getList("facets.section.count")).containsExactly(3, 2);
        assertThat(answer.jsonPath().getList("facets.tag.name")).containsExactly("Trams", "Cities");
        assertThat(answer.jsonPath().getList("facets.person.slug")).containsExactly("nora-field");
        assertThat(answer.jsonPath().getList("facets.place.slug")).containsExactlyInAnyOrder("germany", "freiburg");
        assertThat(answer.jsonPath().getList("facets.year.count", Integer.class).stream()
                        .mapToInt(count -> count)
                        .sum())
                .isEqualTo(3);
        assertThat(answer.jsonPath().getMap("")).doesNotContainKey("approximate");
        String next = answer.jsonPath().getString("next");
        assertThat(Api.anonymous()
                        .urlEncodingEnabled(false)
                        .get(Pages.path(next))
                        .jsonPath()
                        .getInt("count.value"))
                .isEqualTo(3);

        Response plain = Api.anonymous().get("/v1/articles");
        assertThat(plain.jsonPath().getMap("")).containsOnlyKeys("items");
        Response none = Api.anonymous().get("/v1/articles?kind=video&count=estimate&facets=tag");
        assertThat(none.jsonPath().getInt("count.value")).isZero();
        assertThat(none.jsonPath().getList("facets.tag")).isEmpty();
        assertThat(Api.anonymous().get("/v1/articles?facets=year").jsonPath().getMap("facets"))
                .containsOnlyKeys("year");
    }

    @Test
    void aListIsOneStatementAndOneForEachKindOfName() {
        publication();
        Statements.assertStatements("/v1/articles", 1);
        Statements.assertStatements("/v1/articles?sort=updated&count=exact", 1);
        Statements.assertStatements("/v1/articles?tag=trams", 2);
        Statements.assertStatements("/v1/articles?tag=trams,cities&tag=-cities&section=world", 3);
        Statements.assertStatements("/v1/articles?follow=tag:trams,tag:cities,section:world", 3);
        Statements.assertStatements("/v1/articles?exclude=one,two", 2);
        Statements.assertStatements("/v1/articles?facets=tag,section,person,place", 2);
    }

    @Test
    void listsFollowCardsThatMove() {
        publication();
        made("sections", "{\"slug\": \"culture\", \"name\": \"Culture\"}");
        assertThat(found("?section=culture")).isEmpty();
        String revision = Api.editor().get("/v1/sections/europe").jsonPath().getString("revision");
        Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"parent\": \"culture\"}")
                .patch("/v1/sections/europe")
                .then()
                .statusCode(200);
        assertThat(found("?section=culture")).containsExactly("three", "two");
        assertThat(found("?section=world")).containsExactly("one");
        assertThat(Rows.of("SELECT cardinality(cache_tags) FROM change WHERE type = 'listing'"))
                .as("one row for all that moved")
                .containsExactly("2");
        assertThat(Api.anonymous()
                        .get("/v1/changes?after=0&limit=100")
                        .jsonPath()
                        .getList("items.type"))
                .doesNotContain("listing");
        assertThat(Api.administrator().get("/v1/audit?limit=100").jsonPath().getList("items.type"))
                .doesNotContain("listing");

        made("people", "{\"name\": \"N. Field\"}");
        Api.editor()
                .body("{\"into\": \"n-field\"}")
                .post("/v1/people/nora-field/merge")
                .then()
                .statusCode(200);
        assertThat(found("?person=n-field")).containsExactly("two");
        assertThat(found("?about=n-field")).containsExactly("two");
        Api.editor().post("/v1/people/nora-field/unmerge").then().statusCode(200);
        assertThat(found("?person=n-field")).isEmpty();
        assertThat(found("?person=nora-field")).containsExactly("two");
    }

    @Test
    void anEmbargoAndAnEndAreKept() {
        Stories.publish("Free");
        Stories.publish("Later", ", \"embargoUntil\": \"" + now.plus(Duration.ofHours(2)) + "\"");
        assertThat(found("?count=exact")).containsExactly("free");
        assertThat(Api.anonymous().get("/v1/articles?count=exact").jsonPath().getInt("count.value"))
                .isEqualTo(1);
        assertThat(Api.trusted().get("/v1/articles?count=exact").jsonPath().getInt("count.value"))
                .isEqualTo(2);
        Api.editor()
                .body("{\"unpublishAt\": \"" + now.plus(Duration.ofHours(1)) + "\"}")
                .post("/v1/articles/free/schedule")
                .then()
                .statusCode(200);
        assertThat(found("")).containsExactly("free");
        TestClock.advance(Duration.ofMinutes(61));
        Response ended = Api.anonymous().get("/v1/articles?count=exact&facets=section");
        assertThat(ended.jsonPath().getList("items")).isEmpty();
        assertThat(ended.jsonPath().getInt("count.value")).isZero();
        assertThat(ended.jsonPath().getList("facets.section")).isEmpty();
    }
}
