package press.dateline.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.queue.Desk.approve;
import static press.dateline.queue.Desk.moderator;
import static press.dateline.queue.Desk.moderatorsKey;
import static press.dateline.queue.Desk.queue;
import static press.dateline.queue.Desk.reportFromElsewhere;
import static press.dateline.queue.Desk.said;
import static press.dateline.queue.Desk.shown;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class QueueTest {

    @Test
    void anItemHasAllThatAModeratorNeeds() {
        Stories.publish("Leaders meet");
        String root = shown("Ann", "First.");
        String answer = said(Map.of("displayName", "Bob", "text", "Second.", "parent", root));
        approve(answer);
        String id = said(Map.of(
                "displayName",
                "Cat",
                "text",
                "THIS IS SO LOUD THAT NOBODY WANTS TO READ ALL OF THAT",
                "parent",
                answer));

        JsonPath page = moderator().get("/v1/moderation/queue").jsonPath();
        assertThat(page.getList("items.comment.id")).containsExactly(id);
        assertThat(page.getString("items[0].comment.displayName")).isEqualTo("Cat");
        assertThat(page.getList("items[0].comment.decisions[0].findings.rule")).containsExactly("capitals");
        assertThat(page.getMap("items[0].answers"))
                .isEqualTo(Map.of("id", answer, "displayName", "Bob", "text", "Second.", "state", "approved"));
        assertThat(page.getMap("items[0].root"))
                .isEqualTo(Map.of("id", root, "displayName", "Ann", "text", "First.", "state", "approved"));
        assertThat(page.getString("items[0].article.headline")).isEqualTo("Leaders meet");
        assertThat(page.getString("items[0].article.slug")).isEqualTo("leaders-meet");
        assertThat(page.getString("items[0].article.section.name")).isEqualTo("News");
        assertThat(page.getMap("items[0]")).doesNotContainKeys("claim", "reports");

        String second = said(Map.of("displayName", "Dan", "text", "Third.", "parent", root));
        JsonPath both = moderator().get("/v1/moderation/queue?sort=newest").jsonPath();
        assertThat(both.getList("items.comment.id")).containsExactly(second, id);
        assertThat(both.getString("items[0].answers.id")).isEqualTo(root);
        assertThat(both.getMap("items[0]")).as("it answers the root").doesNotContainKey("root");

        Stories.withdraw("leaders-meet");
        assertThat(moderator().get("/v1/moderation/queue").jsonPath().getMap("items[0].article"))
                .as("what nobody may read is not told here either")
                .doesNotContainKey("headline")
                .containsEntry("slug", "leaders-meet");
    }

    @Test
    void itIsReadByPagesInEachOrder() {
        Stories.publish("Leaders meet");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(shown("Reader " + i, "Text."));
        }
        String waiting = said("Zed", "Text.");
        for (int i = 0; i < 5; i++) {
            reportFromElsewhere(ids.get(i), i == 2 ? new String[] {"spam", "spam"} : new String[] {"spam"});
        }
        assertThat(walk("?state=reported&limit=2")).containsExactlyElementsOf(ids);
        assertThat(walk("?state=reported&sort=newest&limit=2")).containsExactlyElementsOf(ids.reversed());
        assertThat(walk("?state=reported&sort=most-reported&limit=2"))
                .containsExactly(ids.get(2), ids.get(0), ids.get(1), ids.get(3), ids.get(4));
        assertThat(walk("?limit=2")).containsExactly(waiting);
    }

    private static List<String> walk(String query) {
        String key = moderatorsKey();
        return Pages.walk(() -> Api.withKey(key), "/v1/moderation/queue" + query, "comment.id");
    }

    @Test
    void itIsNarrowedBySectionAndArticle() {
        section("World", "");
        section("Asia", "world");
        Stories.publish("Leaders meet", ", \"section\": \"asia\"");
        Stories.publish("Elsewhere");
        String here = said("Ann", "Here.");
        Response there = Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"Bob\", \"text\": \"There.\"}")
                .post("/v1/articles/elsewhere/comments");
        String other = there.jsonPath().getString("id");
        assertThat(queue("")).containsExactly(here, other);
        assertThat(queue("?section=world")).containsExactly(here);
        assertThat(queue("?section=asia")).containsExactly(here);
        assertThat(queue("?section=news")).containsExactly(other);
        assertThat(queue("?article=elsewhere")).containsExactly(other);
        assertThat(queue("?article=elsewhere&section=world")).isEmpty();
    }

    private static void section(String name, String parent) {
        String more = parent.isEmpty() ? "" : ", \"parent\": \"" + parent + "\"";
        Response made =
                Api.editor().body("{\"name\": \"" + name + "\"" + more + "}").post("/v1/sections");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "state", "rejected",
                        "sort", "dullest",
                        "section", "nowhere",
                        "article", "none")
                .entrySet()) {
            assertParameter(
                    assertProblem(
                            moderator().get("/v1/moderation/queue?" + wrong.getKey() + "=" + wrong.getValue()),
                            400,
                            "invalid-parameter"),
                    wrong.getKey());
        }
        assertParameter(
                assertProblem(moderator().get("/v1/moderation/queue?sort=most-reported"), 400, "invalid-parameter"),
                "sort");
        assertProblem(Api.anonymous().get("/v1/moderation/queue"), 401, "unauthenticated");
        assertProblem(Api.withScopes("content:read").get("/v1/moderation/queue"), 403, "missing-scope");
    }

    @Test
    void itTakesAFixedNumberOfStatements() {
        Stories.publish("Leaders meet");
        for (int i = 0; i < 4; i++) {
            reportFromElsewhere(shown("Reader " + i, "Text."), "spam", "other");
        }
        String key = moderatorsKey();
        Api.withKey(key).get("/v1/moderation/queue?state=reported&limit=1"); // the first cursor makes its secret
        assertStatements(Api.withKey(key), "/v1/moderation/queue?state=reported&limit=1", 10);
        assertStatements(Api.withKey(key), "/v1/moderation/queue?state=reported&limit=100", 10);
    }

    @Test
    void theOrdersOfTheReportedHaveAnIndex() {
        String indexes =
                String.join("\n", Rows.of("SELECT indexdef FROM pg_indexes WHERE tablename = 'comment_reported'"));
        for (String sort : List.of(QueueQuery.OLDEST, QueueQuery.MOST_REPORTED)) {
            String order = new QueueQuery(QueueQuery.REPORTED, null, null, sort).orderBy();
            assertThat(indexes).contains("(" + order.replace("x.", "") + ")");
        }
    }
}
