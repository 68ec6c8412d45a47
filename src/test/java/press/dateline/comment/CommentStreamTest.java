package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.testing.Problems.assertProblem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;
import press.dateline.web.Ids;

/** The comments' stream, and the first pages of discussions that are kept in memory for as long as it says nothing. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentStreamTest {

    private static final String ADDRESS = "/v1/articles/leaders-meet/comments";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    CommentStream stream;

    @Test
    void theStreamTellsWhatEverybodySees() {
        Stories.publish("Leaders meet");
        String one = approve(post("leaders-meet", comment("Ann")));
        Rows.change("UPDATE comment SET text = 'Other.' WHERE id = '" + one + "'");
        Rows.change("UPDATE comment SET text = 'Other.', moderated_at = created_at WHERE id = '" + one + "'");
        reject(one, "{}");
        reject(one, "{\"reason\": \"rude\"}");
        Rows.change("UPDATE comment SET text = 'Another.' WHERE id = '" + one + "'");
        assertThat(Rows.of("SELECT kind, comment_id FROM comment_event WHERE kind <> 'counted' ORDER BY xid, seq"))
                .containsExactly("approved " + one, "edited " + one, "removed " + one);
        Discussions.fold();
        assertThat(Rows.of("SELECT DISTINCT kind FROM comment_event WHERE comment_id IS NULL"))
                .containsExactly("counted");
        TestClock.advance(Duration.ofHours(23));
        stream.trim();
        assertThat(Rows.of("SELECT kind FROM comment_event")).isNotEmpty();
        TestClock.advance(Duration.ofHours(2));
        stream.trim();
        assertThat(Rows.of("SELECT kind FROM comment_event")).isEmpty();
    }

    @Test
    void theFirstPageIsKeptUntilTheDiscussionChanges() {
        Stories.publish("Leaders meet");
        Stories.publish("Elsewhere");
        String root = approve(post("leaders-meet", comment("Ann")));
        approve(post("leaders-meet", comment("Bob")));
        approve(post("elsewhere", comment("Cat")));
        Discussions.fold();
        for (String address : List.of(ADDRESS, ADDRESS + "?sort=most-replied&replies=3&limit=1")) {
            String first = Api.anonymous().get(address).asString();
            assertThat(Statements.ofRequest(() ->
                            assertThat(Api.anonymous().get(address).asString()).isEqualTo(first)))
                    .isEmpty();
        }
        discussion("elsewhere");
        String reply = approve(
                post("leaders-meet", "{\"displayName\": \"D\", \"text\": \"d\", \"parent\": \"" + root + "\"}"));
        assertThat(Statements.ofRequest(() -> discussion("elsewhere"))).isEmpty();
        assertThat(discussion("leaders-meet").jsonPath().getList("items[1].replies.id"))
                .containsExactly(reply);
        Discussions.fold();
        assertThat(Api.anonymous()
                        .get(ADDRESS + "?sort=most-replied&replies=3&limit=1")
                        .jsonPath()
                        .getString("items[0].id"))
                .isEqualTo(root);
        Rows.change("UPDATE comment SET text = 'Edited.' WHERE id = '" + reply + "'");
        assertThat(discussion("leaders-meet").jsonPath().getString("items[1].replies[0].text"))
                .isEqualTo("Edited.");
        reject(root, "{}");
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).hasSize(1);
    }

    @Test
    void anApprovalIsShownWithinASecondWithoutAnybodyAsking() throws InterruptedException {
        Stories.publish("Leaders meet");
        discussion("leaders-meet");
        String id = post("leaders-meet", comment("Ann")).jsonPath().getString("id");
        String key = Api.key("comments:moderate");
        RestAssured.replaceFiltersWith(List.of()); // those that make reads fresh
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        assertThat(Api.withKey(key).post("/v1/comments/" + id + "/approve").statusCode())
                .isEqualTo(200);
        Thread.sleep(Duration.ofSeconds(1));
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(id);
    }

    /** Two transactions, of which the one that began first ends last: what it wrote is older than what was seen. */
    @Test
    void whatIsCommittedLateIsNotMissed() throws SQLException {
        String article = Stories.publish("Leaders meet").jsonPath().getString("id");
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        try (Connection late = dataSource.getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute(approved(article));
            Rows.change(approved(article));
            assertThat(discussion("leaders-meet").jsonPath().getList("items"))
                    .as("not held up by the other")
                    .hasSize(1);
            stream.look();
            assertThat(Statements.ofRequest(() -> discussion("leaders-meet")))
                    .as("once is enough")
                    .isEmpty();
            Rows.change(approved(article));
            assertThat(discussion("leaders-meet").jsonPath().getList("items")).hasSize(2);
            late.commit();
        }
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).hasSize(3);
    }

    @Test
    void aDiscussionIsClosedWithItsArticle() {
        Stories.publish("Leaders meet");
        approve(post("leaders-meet", comment("Ann")));
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).hasSize(1);
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"discussion\": {\"state\": \"off\"}}")
                .patch("/v1/articles/leaders-meet/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/leaders-meet/publish").then().statusCode(200);
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        Stories.withdraw("leaders-meet");
        assertProblem(discussion("leaders-meet"), 410, "withdrawn");
    }

    @Test
    void whatEndsByTheClockIsNotShownFromMemory() {
        Stories.publish("Leaders meet");
        Api.editor()
                .body("{\"unpublishAt\": \"" + Instant.now().plus(Duration.ofMinutes(5)) + "\"}")
                .post("/v1/articles/leaders-meet/schedule")
                .then()
                .statusCode(200);
        assertThat(discussion("leaders-meet").statusCode()).isEqualTo(200);
        TestClock.advance(Duration.ofMinutes(6));
        assertProblem(discussion("leaders-meet"), 410, "withdrawn");
    }

    private static String approved(String article) {
        return "INSERT INTO comment (id, article_id, root_id, display_name, text, state, created_at)"
                + " SELECT id, '" + article + "', id, 'Ann', 'Text.', 'approved', now() FROM (SELECT '" + Ids.next()
                + "'::uuid AS id) i";
    }
}
