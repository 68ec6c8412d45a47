package press.dateline.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class WordListsTest {

    private static final String BANNED = "/v1/moderation/word-lists/banned";

    @Inject
    WordLists lists;

    @Test
    void aListIsReplacedWholeAndItsRevisionGrows() {
        Response empty = moderator().get(BANNED);
        assertThat(empty.jsonPath().getList("entries")).isEmpty();
        assertThat(empty.jsonPath().getInt("revision")).isZero();
        assertThat(empty.jsonPath().getString("modifiedAt")).isNull();
        Response first = put(BANNED, 0, List.of("Spam*", "傻瓜"));
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.jsonPath().getInt("revision")).isEqualTo(1);
        assertThat(moderator().get(BANNED).jsonPath().getList("entries")).containsExactly("Spam*", "傻瓜");
        assertThat(moderator()
                        .get("/v1/moderation/word-lists/suspect")
                        .jsonPath()
                        .getList("entries"))
                .isEmpty();
        assertThat(put(BANNED, 1, List.of("Spam*", "傻瓜")).jsonPath().getInt("revision"))
                .as("the same again")
                .isEqualTo(1);
        assertThat(put(BANNED, 1, List.of()).jsonPath().getInt("revision")).isEqualTo(2);
        assertThat(moderator().get(BANNED).jsonPath().getList("entries")).isEmpty();
        assertThat(Rows.log(ListName.BANNED.id().toString())).containsExactly("updated 1 - -", "updated 2 - -");
        assertThat(Rows.of("SELECT action, type, thing_id, revision FROM audit ORDER BY at, id"))
                .filteredOn(row -> row.startsWith("replaceWordList"))
                .containsExactly(
                        "replaceWordList moderation " + ListName.BANNED.id() + " 1",
                        "replaceWordList moderation " + ListName.BANNED.id() + " 1",
                        "replaceWordList moderation " + ListName.BANNED.id() + " 2");
    }

    @Test
    void aListInMemoryIsNotMadeAgain() {
        put(BANNED, 0, List.of("spam"));
        QuarkusTransaction.requiringNew().run(() -> {
            CompiledList inMemory = lists.compiled(ListName.BANNED, 1);
            assertThat(lists.stored(ListName.BANNED, 1)).isSameAs(inMemory);
            lists.compiled(ListName.BANNED, 0); // other tests have another revision 1
        });
    }

    @Test
    void editsAreGuardedAndOnlyModeratorsMakeThem() {
        assertProblem(moderator().body("{\"entries\": []}").put(BANNED), 428, "revision-required");
        put(BANNED, 0, List.of("spam"));
        Response outdated = assertProblem(put(BANNED, 0, List.of("eggs")), 412, "revision-outdated");
        assertThat(outdated.jsonPath().getInt("revision")).isEqualTo(1);
        assertProblem(Api.anonymous().get(BANNED), 401, "unauthenticated");
        assertProblem(Api.editor().get(BANNED), 403, "missing-scope");
        assertProblem(
                Api.editor()
                        .header("If-Match", "\"1\"")
                        .body("{\"entries\": []}")
                        .put(BANNED),
                403,
                "missing-scope");
        assertProblem(moderator().get("/v1/moderation/word-lists/allowed"), 404, "not-found");
        assertProblem(put("/v1/moderation/word-lists/allowed", 0, List.of()), 404, "not-found");
    }

    @Test
    void badEntriesAreNamed() {
        Response bad = assertProblem(
                put(BANNED, 0, List.of("spam", "a", "SPÄM", "spam*", "sh*t", " x y", "")), 400, "invalid-body");
        assertThat(bad.jsonPath().getList("errors.pointer"))
                .containsExactly("/entries/1", "/entries/2", "/entries/4", "/entries/5", "/entries/6");
        assertThat(bad.jsonPath().getString("errors[1].detail")).contains("/entries/0");
        assertPointer(assertProblem(put(BANNED, 0, List.of("a".repeat(101))), 400, "invalid-body"), "/entries/0");
        assertPointer(
                assertProblem(moderator().header("If-Match", "\"0\"").body("{}").put(BANNED), 400, "invalid-body"),
                "/entries");
        assertPointer(assertProblem(put(BANNED, 0, words(10_001)), 400, "invalid-body"), "/entries");
        assertThat(moderator().get(BANNED).jsonPath().getInt("revision")).isZero();
    }

    @Test
    void tenThousandEntriesAreTaken() {
        Response taken = put(BANNED, 0, words(10_000));
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        Stories.publish("Leaders meet");
        Response posted = Api.anonymous()
                .contentType("application/json")
                .body(Map.of("displayName", "Ann", "text", "Look: word x 9999 x"))
                .post("/v1/articles/leaders-meet/comments");
        assertThat(posted.jsonPath().getString("reasonCode")).isEqualTo("banned-word");
    }

    private static List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word x " + i + " x").toList();
    }

    private static RequestSpecification moderator() {
        return Api.withScopes("comments:moderate");
    }

    private static Response put(String list, int revision, List<String> entries) {
        return moderator()
                .header("If-Match", "\"" + revision + "\"")
                .body(Map.of("entries", entries))
                .put(list);
    }
}
