package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Copies;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** Merges cross each other, and cross those who save and publish: nothing is lost, nobody is named who is gone. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class MergeConcurrencyTest {

    private static final int ROUNDS = 15;

    @Inject
    AgroalDataSource database;

    private static String person(String name) {
        return Api.editor()
                .body("{\"name\": \"" + name + "\"}")
                .post("/v1/people")
                .jsonPath()
                .getString("id");
    }

    private static Callable<Response> merge(String goes, String stays) {
        RequestSpecification editor = Api.editor().body("{\"into\": \"" + stays + "\"}");
        return () -> editor.redirects().follow(false).post("/v1/people/" + goes + "/merge");
    }

    @Test
    void ofTwoMergesThatCrossOneIsDone() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < ROUNDS; i++) {
                String one = person("One " + i);
                String other = person("Other " + i);
                List<Integer> answers = statuses(threads.invokeAll(List.of(merge(one, other), merge(other, one))));
                assertThat(answers).as("round %s", i).containsOnlyOnce(200);
                assertThat(answers).doesNotContain(500, 503);
                boolean first = answers.getFirst() == 200;
                assertThat(Api.anonymous()
                                .redirects()
                                .follow(false)
                                .get("/v1/people/" + (first ? one : other))
                                .statusCode())
                        .isEqualTo(308);
                assertThat(Api.anonymous()
                                .get("/v1/people/" + (first ? other : one))
                                .jsonPath()
                                .getInt("revision"))
                        .isEqualTo(2);
            }
        }
    }

    private static List<Integer> statuses(List<Future<Response>> answers) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Future<Response> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        return statuses;
    }

    @Test
    void whoSavesAndPublishesWhileOneIsMergedNamesTheOther() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            for (int i = 0; i < ROUNDS; i++) {
                String one = person("Anne Exampel " + i);
                String other = person("Ann Example " + i);
                String named = ", \"people\": [{\"person\": \"" + one
                        + "\"}], \"quotes\": [{\"text\": \"q\", \"speaker\":" + " {\"person\": \"" + one + "\"}}]";
                String published =
                        Stories.draft("To publish " + i, named).jsonPath().getString("id");
                String saved = Stories.draft("To save " + i, "").jsonPath().getString("id");
                RequestSpecification publisher = Api.editor();
                RequestSpecification saver =
                        Api.editor().header("If-Match", "\"1\"").body("{" + named.substring(2) + "}");
                RequestSpecification maker = Api.editor()
                        .body("{\"headline\": \"New\", \"blocks\": [{\"type\": \"paragraph\", \"text\": \"Text.\","
                                + " \"spans\": [{\"start\": 0, \"end\": 4, \"type\": \"person\", \"id\": \"" + one
                                + "\"}]}]" + named + "}");
                RequestSpecification renamer =
                        Api.editor().header("If-Match", "\"1\"").body("{\"description\": \"Edited\"}");
                List<Integer> statuses = statuses(threads.invokeAll(List.of(
                        merge(one, other),
                        () -> publisher.post("/v1/articles/" + published + "/publish"),
                        () -> saver.patch("/v1/articles/" + saved + "/draft"),
                        () -> maker.post("/v1/articles"),
                        () -> renamer.redirects().follow(false).patch("/v1/people/" + one))));
                assertThat(statuses.subList(0, 3)).as("round %s", i).containsOnly(200);
                assertThat(statuses.get(3)).isEqualTo(201);
                assertThat(statuses.get(4)).isIn(200, 308);
                assertThat(naming(one)).as("round %s", i).isZero();
                assertThat(Api.editor()
                                .get("/v1/articles/" + saved + "/draft")
                                .jsonPath()
                                .getList("people.person"))
                        .isEqualTo(List.of(other));
                Response article = Api.anonymous().get("/v1/articles/" + published);
                assertThat(article.jsonPath().getList("people.id")).isEqualTo(List.of(other));
                assertThat(Api.anonymous()
                                .get("/v1/articles?person=" + one)
                                .jsonPath()
                                .getList("items.id"))
                        .isEqualTo(List.of(published));
                settle();
                assertThat(Api.anonymous().get("/v1/articles/" + published).asString())
                        .isEqualTo(article.asString());
            }
        }
    }

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
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT (SELECT count(*) FROM span WHERE person_id = p.id)"
                        + " + (SELECT count(*) FROM revision_person WHERE person_id = p.id)"
                        + " + (SELECT count(*) FROM quote WHERE speaker_person_id = p.id)"
                        + " + (SELECT count(*) FROM document_card WHERE card_id = p.id AND article_id NOT IN"
                        + " (SELECT article_id FROM stale_document))"
                        + " FROM (SELECT '" + person + "'::uuid AS id) p")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
