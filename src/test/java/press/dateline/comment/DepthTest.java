package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** How deep discussions are shown. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DepthTest {

    private static final int CHAIN = 26;

    @BeforeEach
    void publish() {
        Stories.publish("Leaders meet");
    }

    @Test
    void repliesAreShownAsDeepAsTheSiteSays() {
        List<String> chain = chain();
        String root = chain.getFirst();
        for (Integer depth : new Integer[] {null, 1, 2, 20, 3}) {
            depth(depth);
            Map<String, String> shown = parents("/v1/articles/leaders-meet/comments?replies=100", "items[0].replies");
            assertThat(shown).hasSize(CHAIN - 1);
            for (int i = 1; i < CHAIN; i++) {
                String under = depth == null || i <= depth ? chain.get(i - 1) : chain.get(depth - 1);
                assertThat(shown).as("%s, %s", depth, i).containsEntry(chain.get(i), under);
            }
        }
        assertThat(parents("/v1/comments/" + root + "/replies?limit=100", "items"))
                .hasSize(CHAIN - 1)
                .containsEntry(chain.getLast(), chain.get(2));
        assertThat(parents("/v1/articles/leaders-meet?include=comments", "comments.items[0].replies"))
                .containsEntry(chain.get(3), chain.get(2));
        assertThat(Api.anonymous()
                        .get("/v1/comments/" + chain.getLast())
                        .jsonPath()
                        .getString("parent"))
                .as("what it really answers")
                .isEqualTo(chain.get(CHAIN - 2));

        Discussions.reject(chain.get(2), "{}");
        assertThat(parents("/v1/comments/" + root + "/replies?limit=100", "items"))
                .as("what stands under what is not shown stands under the first")
                .containsEntry(chain.getLast(), root);
    }

    /** Of what was written by a release that knows no paths, too, all is shown. */
    @Test
    void oldRepliesAreShownUnderWhatTheyAnswer() {
        List<String> chain = chain();
        assertThat(Rows.of("SELECT cardinality(path) FROM comment WHERE path IS NOT NULL ORDER BY created_at, id"))
                .hasSize(CHAIN - 2)
                .startsWith("2", "3")
                .endsWith("20", "20");
        Rows.change("UPDATE comment SET path = NULL");
        depth(1);
        assertThat(parents("/v1/comments/" + chain.getFirst() + "/replies?limit=100", "items"))
                .containsEntry(chain.getLast(), chain.get(CHAIN - 2));
        String fresh = Discussions.approve(Discussions.post(
                "leaders-meet",
                "{\"displayName\": \"Ann\", \"text\": \"New.\", \"parent\": \"" + chain.getLast() + "\"}"));
        assertThat(parents("/v1/comments/" + chain.getFirst() + "/replies?limit=100", "items"))
                .containsEntry(fresh, chain.getFirst());
    }

    @Test
    void wrongDepthsAreRefused() {
        for (String wrong : List.of("0", "21", "-1", "\"x\"")) {
            Response refused = Api.administrator()
                    .header("If-Match", "\"1\"")
                    .body("{\"comments\": {\"depth\": " + wrong + "}}")
                    .patch("/v1/site");
            assertPointer(assertProblem(refused, 400, "invalid-body"), "/comments/depth");
        }
    }

    private static List<String> chain() {
        List<String> chain = new ArrayList<>();
        String parent = "";
        for (int i = 0; i < CHAIN; i++) {
            parent = Discussions.approve(Discussions.post(
                    "leaders-meet",
                    "{\"displayName\": \"Ann\", \"text\": \"Number " + i + ".\""
                            + (parent.isEmpty() ? "" : ", \"parent\": \"" + parent + "\"") + "}"));
            chain.add(parent);
        }
        return chain;
    }

    private static void depth(@Nullable Integer depth) {
        Response patched = Discussions.patchSite("{\"depth\": " + depth + "}");
        assertThat(patched.jsonPath().<Integer>get("comments.depth")).isEqualTo(depth);
    }

    private static Map<String, String> parents(String address, String replies) {
        JsonPath json = Api.anonymous().get(address).jsonPath();
        List<Map<String, Object>> listed = Objects.requireNonNull(json.getList(replies), address);
        return listed.stream()
                .collect(Collectors.toMap(
                        one -> String.valueOf(one.get("id")), one -> String.valueOf(one.get("parent"))));
    }
}
