package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.patchSection;
import static press.dateline.comment.Discussions.patchSite;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.rule;
import static press.dateline.comment.Discussions.standing;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** How readers see that a discussion stands. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DiscussionTest {

    private static final String EACH_DAY = "\"days\": [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]";

    @Test
    void anArticleSaysHowItsDiscussionStands() {
        Stories.publish("Leaders meet");
        JsonPath usual = standing("leaders-meet");
        assertThat(usual.getString("state")).isEqualTo("open");
        assertThat(usual.getString("moderation")).isEqualTo("pre");
        assertThat(usual.getString("url")).endsWith("/v1/articles/leaders-meet/comments");
        assertThat(usual.getMap("")).containsOnlyKeys("state", "moderation", "url");
        patchSite("{\"moderation\": \"post\"}");
        assertThat(standing("leaders-meet").getString("moderation")).isEqualTo("post");

        Stories.publish("Silent", ", \"discussion\": {\"state\": \"off\"}");
        assertThat(standing("silent").getString("state")).isEqualTo("off");
        Stories.publish("Closed", ", \"discussion\": {\"state\": \"closed\"}");
        assertThat(standing("closed").getString("state")).isEqualTo("closed");

        Stories.draft("Secret", "");
        assertProblem(Api.anonymous().get("/v1/articles/secret/discussion"), 404, "not-found");
        Stories.withdraw("closed");
        assertProblem(Api.anonymous().get("/v1/articles/closed/discussion"), 410, "withdrawn");
    }

    @Test
    void outsideOfItsHoursItTakesNothingAndSaysWhenItOpens() {
        Stories.publish("Leaders meet");
        String shown = approve(post("leaders-meet", comment("Ann")));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        patchSite("{\"message\": \"Come back later.\", \"openingHours\": [{" + EACH_DAY + ", \"from\": \""
                + time(now.minus(Duration.ofHours(1))) + "\", \"to\": \"" + time(now.plus(Duration.ofHours(2)))
                + "\"}]}");
        JsonPath open = standing("leaders-meet");
        assertThat(open.getString("state")).isEqualTo("open");
        assertThat(open.getString("closesAt"))
                .isEqualTo(now.plus(Duration.ofHours(2)).toString());
        assertThat(open.getString("message")).isNull();
        assertThat(post("leaders-meet", comment("Bob")).statusCode()).isEqualTo(201);

        TestClock.advance(Duration.ofHours(3));
        String opensAt = now.plus(Duration.ofHours(23)).toString();
        JsonPath shut = standing("leaders-meet");
        assertThat(shut.getString("state")).as("though it was kept before").isEqualTo("closed");
        assertThat(shut.getString("message")).isEqualTo("Come back later.");
        assertThat(shut.getString("opensAt")).isEqualTo(opensAt);
        Response refused = assertProblem(post("leaders-meet", comment("Cat")), 409, "wrong-state");
        assertThat(refused.jsonPath().getString("discussion")).isEqualTo("closed");
        assertThat(refused.jsonPath().getString("message")).isEqualTo("Come back later.");
        assertThat(refused.jsonPath().getString("opensAt")).isEqualTo(opensAt);
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(shown);

        TestClock.advance(Duration.ofHours(21));
        assertThat(standing("leaders-meet").getString("state")).isEqualTo("open");
        assertThat(post("leaders-meet", comment("Cat")).statusCode()).isEqualTo(201);
    }

    @Test
    void itClosesSoManyDaysAfterPublication() {
        String publishedAt = Stories.publish("Leaders meet").jsonPath().getString("publishedAt");
        patchSection("news", "{\"autoCloseDays\": 2}");
        assertThat(standing("leaders-meet").getString("closesAt"))
                .isEqualTo(Instant.parse(publishedAt).plus(Duration.ofDays(2)).toString());
        TestClock.advance(Duration.ofHours(47));
        assertThat(post("leaders-meet", comment("Ann")).statusCode()).isEqualTo(201);
        assertThat(standing("leaders-meet").getString("state")).isEqualTo("open");
        TestClock.advance(Duration.ofHours(1));
        JsonPath shut = standing("leaders-meet");
        assertThat(shut.getString("state")).isEqualTo("closed");
        assertThat(shut.getString("opensAt")).isNull();
        assertProblem(post("leaders-meet", comment("Bob")), 409, "wrong-state");
        rule("leaders-meet", "{\"autoCloseDays\": 0}");
        assertThat(standing("leaders-meet").getString("state"))
                .as("a moderator lets this one go on")
                .isEqualTo("open");
    }

    @Test
    void itIsKeptUntilSomebodySaysSomethingElse() {
        Api.editor().body("{\"name\": \"World\"}").post("/v1/sections");
        Api.editor().body("{\"name\": \"Europe\", \"parent\": \"world\"}").post("/v1/sections");
        Stories.publish("Leaders meet", ", \"section\": \"europe\"");
        Stories.publish("Elsewhere");
        for (String article : List.of("leaders-meet", "elsewhere")) {
            standing(article);
            discussion(article);
        }
        assertThat(Statements.ofRequest(() -> {
                    standing("leaders-meet");
                    discussion("leaders-meet");
                }))
                .isEmpty();
        patchSection("world", "{\"mode\": \"hidden\"}");
        assertThat(standing("leaders-meet").getString("state")).isEqualTo("hidden");
        assertThat(Statements.ofRequest(() -> standing("elsewhere")))
                .as("of another section")
                .isEmpty();
        patchSection("europe", "{\"mode\": \"closed\"}");
        assertThat(standing("leaders-meet").getString("state")).isEqualTo("closed");
        rule("leaders-meet", "{\"mode\": \"post\"}");
        assertThat(standing("leaders-meet").getString("moderation")).isEqualTo("post");
        patchSite("{\"mode\": \"read-only\"}");
        assertThat(standing("elsewhere").getString("state")).isEqualTo("read-only");
        assertThat(standing("leaders-meet").getString("state")).isEqualTo("open");
    }

    @Test
    void whatAModeratorHidesIsGoneWithinASecondWithoutAnybodyAsking() throws InterruptedException {
        Stories.publish("Leaders meet");
        approve(post("leaders-meet", comment("Ann")));
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).hasSize(1);
        assertThat(standing("leaders-meet").getString("state")).isEqualTo("open");
        String key = Api.key("comments:moderate");
        RestAssured.replaceFiltersWith(List.of()); // those that make reads fresh
        Response hidden = Api.withKey(key).body("{\"mode\": \"hidden\"}").put("/v1/articles/leaders-meet/discussion");
        assertThat(hidden.statusCode()).as(hidden.asString()).isEqualTo(200);
        Thread.sleep(Duration.ofSeconds(1));
        assertThat(standing("leaders-meet").getString("state")).isEqualTo("hidden");
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
    }

    private static String time(Instant at) {
        return LocalTime.ofInstant(at, ZoneOffset.UTC).toString();
    }
}
