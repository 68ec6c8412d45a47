package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.html.RandomBlocks;
import press.dateline.revision.AppliedChanges;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.web.ApiJson;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ChangesTest {

    private static final String ARTICLE = "/v1/articles/leaders-meet";
    private static final ObjectMapper JSON = ApiJson.mapper();

    @Test
    void whatChangedIsToldBlockByBlockWithItsType() {
        Stories.draft("Leaders meet", "");
        save(1, """
                {"blocks": [{"type": "paragraph", "id": "a", "text": "They met in Sotchi."},
                            {"type": "paragraph", "id": "b", "text": "It rained.",
                             "spans": [{"start": 3, "end": 9, "type": "strong"}]}]}
                """);
        save(2, """
                {"headline": "Leaders met",
                 "blocks": [{"type": "paragraph", "id": "b", "text": "At last it rained.",
                             "spans": [{"start": 11, "end": 17, "type": "strong"}]},
                            {"type": "paragraph", "id": "a", "text": "They met in Sochi."},
                            {"type": "heading", "id": "c", "level": 2, "text": "More"}],
                 "save": {"type": "update", "blocks": {"a": "typo"}, "fields": {"headline": "correction"}}}
                """);

        Response changes = Api.editor().get(ARTICLE + "/changes?from=2&to=3");

        assertThat(changes.statusCode()).as(changes.asString()).isEqualTo(200);
        var json = changes.jsonPath();
        assertThat(json.getInt("from")).isEqualTo(2);
        assertThat(json.getInt("to")).isEqualTo(3);
        assertThat(json.getString("fields[0].field")).isEqualTo("headline");
        assertThat(json.getString("fields[0].from")).isEqualTo("Leaders meet");
        assertThat(json.getString("fields[0].to")).isEqualTo("Leaders met");
        assertThat(json.getString("fields[0].type")).isEqualTo("correction");
        assertThat(json.getList("blocks.change")).containsExactly("moved", "edited", "edited", "added");
        assertThat(json.getList("blocks.id")).containsExactly("b", "b", "a", "c");
        assertThat(json.getList("blocks.type")).containsExactly("update", "update", "typo", "update");
        assertThat(json.getString("blocks[2].edit.text[0].from.text")).isEqualTo("Sotchi");
        assertThat(json.getInt("blocks[2].edit.text[0].from.start")).isEqualTo(12);
        assertThat(json.getString("blocks[2].edit.text[0].to.text")).isEqualTo("Sochi");
        assertThat(json.getList("blocks[1].edit.spans")).isEmpty();
        assertThat(json.getString("blocks[3].after")).isEqualTo("a");
        assertThat(json.getInt("blocks[3].block.level")).isEqualTo(2);
        assertThat(Api.editor().get(ARTICLE + "/changes?from=2").asString()).isEqualTo(changes.asString());
        Response none = Api.editor().get(ARTICLE + "/changes?from=3&to=3");
        assertThat(none.jsonPath().getList("fields")).isEmpty();
        assertThat(none.jsonPath().getList("blocks")).isEmpty();
    }

    @Test
    void readersCompareWhatWasPublicLessWhatIsLegal() {
        Stories.publish("Leaders meet", "");
        save(1, "{\"standfirst\": \"Never public\", \"editorNote\": \"Ask Ann\"}");
        save(2, """
                {"headline": "Leaders met", "standfirst": "He stole it.", "editorNote": "Asked Ann",
                 "blocks": [{"type": "paragraph", "id": "b1", "text": "Text."},
                            {"type": "update", "id": "u", "at": "2026-01-01T00:00:00Z", "text": "He is a thief.",
                             "blocks": [{"type": "paragraph", "id": "v", "text": "A proven one."}]},
                            {"type": "paragraph", "id": "w", "text": "Fine."}]}
                """);
        publish();
        Response first = Api.anonymous().get(ARTICLE + "/changes?from=1");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.jsonPath().getInt("to")).isEqualTo(3);
        assertThat(first.jsonPath().getList("fields.field")).containsExactly("headline", "standfirst");
        assertThat(first.jsonPath().getList("blocks.id")).containsExactly("u", "v", "w");

        save(3, """
                {"standfirst": null, "headline": "Leaders meet again",
                 "blocks": [{"type": "paragraph", "id": "b1", "text": "Text."},
                            {"type": "paragraph", "id": "w", "text": "Fine still."}],
                 "save": {"fields": {"standfirst": "legal", "headline": "update"},
                          "blocks": {"u": "legal", "w": "update"}}}
                """);
        assertThat(Api.anonymous().get(ARTICLE + "/changes?from=1").jsonPath().getList("fields.field"))
                .containsExactly("headline", "standfirst");
        publish();

        Response changes = Api.anonymous().get(ARTICLE + "/changes?from=3&to=4");
        assertThat(changes.jsonPath().getList("fields.field")).containsExactly("headline");
        assertThat(changes.jsonPath().getString("fields[0].type")).isEqualTo("update");
        assertThat(changes.jsonPath().getList("blocks.id")).containsExactly("w");
        for (String range : List.of("from=1&to=3", "from=1", "from=1&to=4", "from=3")) {
            assertThat(Api.anonymous().get(ARTICLE + "/changes?" + range).asString())
                    .doesNotContain("stole", "thief", "proven", "Never public", "Ann");
        }
        Response all = Api.editor().get(ARTICLE + "/changes?from=3&to=4");
        assertThat(all.jsonPath().getList("fields.type")).containsExactly("update", "legal");
        assertThat(all.jsonPath().getList("blocks.id")).containsExactly("u", "v", "w");
    }

    @Test
    void whatWasNeverPublicAnswersLikeWhatDoesNotExist() {
        Stories.publish("Leaders meet", "");
        save(1, "{\"standfirst\": \"Never public\"}");
        for (String range : List.of("from=2", "from=1&to=2", "from=2&to=2", "from=1&to=9", "from=9", "from=8&to=9")) {
            assertProblem(Api.anonymous().get(ARTICLE + "/changes?" + range), 404, "not-found");
        }
        assertProblem(Api.editor().get(ARTICLE + "/changes?from=3"), 404, "not-found");
        assertProblem(Api.editor().get(ARTICLE + "/changes?from=1&to=3"), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/articles/nobodys/changes?from=1"), 404, "not-found");
        assertProblem(Api.editor().get("/v1/articles/nobodys/changes?from=1"), 404, "not-found");
        for (String value : List.of("", "0", "-1", "1.5", "x", "1e3", "99999999999", "%00")) {
            assertParameter(
                    assertProblem(
                            Api.anonymous().urlEncodingEnabled(false).get(ARTICLE + "/changes?from=" + value),
                            400,
                            "invalid-parameter"),
                    "from");
        }
        assertParameter(assertProblem(Api.anonymous().get(ARTICLE + "/changes"), 400, "invalid-parameter"), "from");
        assertParameter(
                assertProblem(Api.anonymous().get(ARTICLE + "/changes?from=2&to=1"), 400, "invalid-parameter"), "from");
        Stories.draft("Secret", "");
        assertProblem(Api.anonymous().get("/v1/articles/secret/changes?from=1"), 404, "not-found");
    }

    @Test
    void whatWasWithdrawnIsNotToldOfWhenTheArticleIsPublicAgain() {
        Stories.publish("Leaders meet", "");
        save(1, "{\"standfirst\": \"He is a thief.\"}");
        publish();
        Stories.withdraw("leaders-meet");
        assertProblem(Api.anonymous().get(ARTICLE + "/changes?from=1&to=2"), 410, "withdrawn");
        save(2, "{\"standfirst\": null}");
        publish();
        save(3, "{\"headline\": \"Leaders met\"}");
        publish();

        assertProblem(Api.anonymous().get(ARTICLE + "/changes?from=1&to=2"), 404, "not-found");
        assertProblem(Api.anonymous().get(ARTICLE + "/changes?from=2"), 404, "not-found");
        assertThat(Api.anonymous().get(ARTICLE + "/changes?from=3").jsonPath().getList("fields.field"))
                .containsExactly("headline");
        assertThat(Api.editor().get(ARTICLE + "/revisions").jsonPath().getList("items.published"))
                .containsExactly(true, true, true, true);
    }

    @Test
    void theReportedChangesMakeTheNewerRevisionOfTheOlder() throws JsonProcessingException {
        Response image = Api.editor().body("""
                        {"caption": "Sochi", "alt": "A beach", "credit": "Ann", "width": 1600, "height": 900,
                         "renditions": [{"crop": "16x9", "width": 1600, "height": 900, "mediaType": "image/jpeg",
                                         "url": "https://img.example.org/1.jpg"}]}
                        """).post("/v1/images");
        assertThat(image.statusCode()).as(image.asString()).isEqualTo(201);
        UUID id = UUID.fromString(image.jsonPath().getString("id"));
        Stories.draft("Leaders meet", "");
        long seed = new Random().nextLong();
        int last = 1;
        for (int i = 0; i < 12; i++) {
            String blocks = JSON.writerFor(new TypeReference<List<Block>>() {})
                    .writeValueAsString(new RandomBlocks(seed + i, id).list());
            save(last, "{\"headline\": \"Take " + i + "\", \"blocks\": " + blocks + "}");
            last++;
        }
        for (int from = 1; from <= last; from++) {
            int to = from + new Random(seed + from).nextInt(last - from + 1);
            JsonNode changes = json(ARTICLE + "/changes?from=" + from + "&to=" + to);
            assertThat(AppliedChanges.to(json(ARTICLE + "/revisions/" + from), changes))
                    .as("seed %d: %d to %d by %s", seed, from, to, changes)
                    .isEqualTo(json(ARTICLE + "/revisions/" + to));
        }
    }

    @Test
    void aComparisonTakesAFixedNumberOfStatements() {
        Stories.publish("Leaders meet", "");
        for (int i = 1; i < 6; i++) {
            save(i, "{\"headline\": \"Take " + i + "\", \"save\": {\"type\": \"typo\"}}");
            publish();
        }
        Statements.assertStatements(ARTICLE + "/changes?from=5", 3);
        Statements.assertStatements(ARTICLE + "/changes?from=1", 3);
        Statements.assertStatements(Api.editor(), ARTICLE + "/changes?from=1&to=3", 4);
    }

    private static JsonNode json(String address) throws JsonProcessingException {
        Response answer = Api.editor().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JSON.readTree(answer.asString());
    }

    private static void publish() {
        Response published = Api.editor().post(ARTICLE + "/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
    }

    private static void save(int revision, String body) {
        Response saved = Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch(ARTICLE + "/draft");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
    }
}
