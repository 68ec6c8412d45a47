package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Copies;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/**
 * Merging two people whom random articles name in every way, and taking it back, leaves every row, draft and rendered
 * document as it was, byte for byte; but the revision counter and time of the one who stayed, the times of rendering,
 * and what is only ever added to: the log, the card's revisions, the record of the merge.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class MergeRoundTripTest {

    private static final int ARTICLES = 25;
    private static final List<String> TABLES = List.of(
            "article",
            "revision",
            "revision_author",
            "revision_person",
            "revision_place",
            "revision_tag",
            "quote",
            "block",
            "span",
            "office",
            "place",
            "former_slug",
            "former_id",
            "facet",
            "document_card",
            "card_merge_move");

    @Inject
    AgroalDataSource database;

    @Test
    void takingAMergeBackLeavesEverythingAsItWas() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            String one = made("people", person(random, "One " + seed));
            String other = made("people", person(random, "Other " + seed));
            List<String> articles = new ArrayList<>();
            for (int i = 0; i < ARTICLES; i++) {
                articles.add(article(random, seed + "-" + i, List.of(one, other)));
            }
            settle();
            Map<String, List<String>> before = snapshot(articles, other);
            Response merged = Api.editor().body("{\"into\": \"" + other + "\"}").post("/v1/people/" + one + "/merge");
            assertThat(merged.statusCode()).as(merged.asString()).isEqualTo(200);
            if (random.nextBoolean()) {
                settle();
            }
            assertThat(String.join("\n", snapshot(articles, other).get("drafts")))
                    .doesNotContain(one);
            assertThat(naming(one)).isZero();
            Response back = Api.editor().post("/v1/people/" + one + "/unmerge");
            assertThat(back.statusCode()).as(back.asString()).isEqualTo(200);
            settle();
            Map<String, List<String>> after = snapshot(articles, other);
            before.forEach(
                    (what, rows) -> assertThat(after.get(what)).as(what).containsExactlyInAnyOrderElementsOf(rows));
        }
    }

    private static String made(String collection, String body) {
        Response made = Api.editor().body(body).post("/v1/" + collection);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static String person(Random random, String name) {
        return """
                {"name": "%s", "aliases": %s, "outsideIds": ["x:%s"], "description": %s,
                 "offices": [{"title": "Minister", "from": "2010-01-01"}%s]}
                """.formatted(
                        name,
                        random.nextBoolean() ? "[\"Shared\", \"" + name + "’s\"]" : "[]",
                        name,
                        random.nextBoolean() ? "\"Çedilla\"" : "null",
                        random.nextBoolean() ? ", {\"title\": \"Mayor of " + name + "\"}" : "");
    }

    /** An article with several revisions, which name the two at random; some are published, some are withdrawn. */
    private static String article(Random random, String slug, List<String> people) {
        Stories.section();
        String id = made("articles", draft(random, "S " + slug, people));
        for (int revision = 1; revision <= random.nextInt(3); revision++) {
            if (random.nextInt(3) > 0) {
                publish(id);
            }
            Api.editor()
                    .header("If-Match", "\"" + revision + "\"")
                    .body(draft(random, "S " + slug, people))
                    .patch("/v1/articles/" + id + "/draft")
                    .then()
                    .statusCode(200);
        }
        if (random.nextInt(4) > 0) {
            publish(id);
            if (random.nextInt(6) == 0) {
                Api.editor()
                        .body("{\"kind\": \"withhold\"}")
                        .post("/v1/articles/" + id + "/withdraw")
                        .then()
                        .statusCode(200);
            }
        }
        return id;
    }

    private static void publish(String id) {
        Response published = Api.editor().post("/v1/articles/" + id + "/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
    }

    private static String draft(Random random, String headline, List<String> people) {
        String text = "One 1 and Other 1 met Shared, said One 2 and Other 3.";
        return """
                {"headline": "%s", "section": "news", "findMentions": %s, "authors": [%s], "people": [%s], "quotes": [%s],
                 "blocks": [{"type": "paragraph", "text": "%s", "spans": [%s]},
                            {"type": "update", "at": "2017-05-02T17:40:00Z", "text": "",
                             "blocks": [{"type": "paragraph", "text": "%s", "spans": [%s]}]}]}
                """.formatted(
                        headline,
                        random.nextBoolean(),
                        some(
                                random,
                                id -> "{\"person\": \"" + id + "\""
                                        + (random.nextBoolean() ? ", \"role\": \"editor\"" : "") + "}",
                                people),
                        some(random, id -> "{\"person\": \"" + id + "\", \"rel\": \"" + rel(random) + "\"}", people),
                        some(random, id -> "{\"text\": \"q\", \"speaker\": {\"person\": \"" + id + "\"}}", people),
                        text,
                        spans(random, people),
                        text,
                        spans(random, people));
    }

    private static String rel(Random random) {
        return random.nextBoolean() ? "about" : "mentioned";
    }

    private static String some(Random random, java.util.function.Function<String, String> member, List<String> people) {
        return String.join(
                ", ",
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> member.apply(people.get(random.nextInt(2))))
                        .toList());
    }

    /** Marks that nest and coincide: each begins at 0 and ends at one of three places. */
    private static String spans(Random random, List<String> people) {
        return some(
                random,
                id -> "{\"start\": 0, \"end\": " + (5 + random.nextInt(3)) + ", \"type\": \"person\", \"id\": \"" + id
                        + "\", \"rel\": \"" + rel(random) + "\"}",
                people);
    }

    /** Waits until no document is stale. */
    private void settle() throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        try (Connection connection = database.getConnection()) {
            while (Copies.waiting(connection) > 0) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(50);
            }
        }
    }

    private long naming(String person) throws SQLException {
        return rows("SELECT 'span' FROM span WHERE person_id = '" + person + "' UNION ALL SELECT 'author' FROM"
                        + " revision_author WHERE person_id = '" + person + "' UNION ALL SELECT 'person' FROM"
                        + " revision_person WHERE person_id = '" + person
                        + "' UNION ALL SELECT 'quote' FROM quote WHERE"
                        + " speaker_person_id = '" + person + "'")
                .size();
    }

    private Map<String, List<String>> snapshot(List<String> articles, String stayed) throws SQLException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String table : TABLES) {
            all.put(table, rows("SELECT to_jsonb(t)::text FROM " + table + " t"));
        }
        all.put(
                "person",
                rows("SELECT (CASE WHEN id = '" + stayed
                        + "' THEN to_jsonb(t) - 'revision' - 'modified_at' ELSE to_jsonb(t) END)::text FROM person t"));
        all.put("document", rows("SELECT (to_jsonb(t) - 'rendered_at')::text FROM document t"));
        all.put(
                "drafts",
                articles.stream()
                        .map(id -> Api.editor()
                                .get("/v1/articles/" + id + "/draft")
                                .asString())
                        .toList());
        all.put(
                "articles",
                articles.stream()
                        .map(id -> Api.anonymous().get("/v1/articles/" + id).asString())
                        .toList());
        return all;
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
