package press.dateline.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Copies;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

/** A person that is renamed is called by the new name wherever the person is shown, from that moment on. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class RenewalTest {

    private static final String OLD = "Ann Example";
    private static final String NEW = "Anna Sample";

    /** Enough that they are not rendered within the transaction of the change. */
    private static final int MANY = 5_000;

    private static final int FEW = 150;

    @Inject
    Renewal renewal;

    @Inject
    StaleDocuments stale;

    @Inject
    AgroalDataSource database;

    @Inject
    Session session;

    @Test
    void manyDocumentsAreMarkedAtOnceAndRenderedInTheBackground() throws Exception {
        int marked = stalenessStatements(MANY);
        assertThat(marked).isEqualTo(1);
        for (String slug : List.of("leaders-meet", "leaders-meet-1", "leaders-meet-" + (MANY - 1))) {
            Response detail = Api.anonymous().get("/v1/articles/" + slug);
            assertThat(detail.jsonPath().getString("people[0].name")).isEqualTo(NEW);
            assertThat(detail.asString()).doesNotContain(OLD);
        }
        String seq = Rows.of("SELECT max(seq) FROM change").getFirst();
        Response list = Api.anonymous().get("/v1/articles?person=ann-example&limit=100&minSeq=" + seq);
        assertThat(list.jsonPath().getList("items")).hasSize(100);
        assertThat(list.asString()).doesNotContain(OLD);
        while (renewal.renewSome()) {
            // the scheduler takes part
        }
        try (Connection connection = database.getConnection()) {
            long end = System.nanoTime() + 30_000_000_000L;
            while (Copies.waiting(connection) > 0) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(50);
            }
            assertThat(Copies.documentsWith(connection, OLD)).isZero();
            assertThat(Copies.documentsWith(connection, NEW)).isGreaterThanOrEqualTo(MANY);
        }
        assertThat(Api.anonymous().get("/v1/articles/leaders-meet-7").jsonPath().getString("slug"))
                .isEqualTo("leaders-meet-7");
    }

    @Test
    void documentsOfAnOlderReleaseAreRenderedOnReadAndRenewed() {
        Stories.publish("Old");
        Stories.publish("New");
        Rows.change("UPDATE document SET format = 1, body = convert_to('{}', 'UTF8'), links = '{}'"
                + " WHERE article_id = (SELECT id FROM article WHERE slug = 'old')");
        assertThat(Api.anonymous().get("/v1/articles/old").jsonPath().getString("headline"))
                .isEqualTo("Old");
        assertThat(QuarkusTransaction.requiringNew().call(() -> stale.markOlderFormats(10)))
                .isEqualTo(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> stale.markOlderFormats(10)))
                .isZero();
        Await.until(
                "they are renewed",
                () -> Rows.of("SELECT 1 FROM document WHERE format <> " + Document.FORMAT + " OR length(body) < 10")
                        .isEmpty());
    }

    @Test
    void fewDocumentsAreRenderedInTheTransactionOfTheChange() throws Exception {
        stalenessStatements(FEW);
        try (Connection connection = database.getConnection()) {
            assertThat(Copies.documentsWith(connection, OLD)).isZero();
            assertThat(Copies.documentsWith(connection, NEW)).isGreaterThanOrEqualTo(FEW);
            assertThat(Copies.waiting(connection)).isZero();
        }
    }

    /** PostgreSQL keeps the plan that it made while hardly anything was stale; a change of the site marks all. */
    @Test
    void aBatchHasItsSizeWhateverTheQueueHeldWhenItsQueryWasPlanned() throws Exception {
        stalenessStatements(FEW);
        QuarkusTransaction.begin();
        try {
            execute("SET LOCAL plan_cache_mode = force_generic_plan");
            execute("INSERT INTO stale_document SELECT id, now() FROM article LIMIT 1");
            execute("ANALYZE stale_document");
            for (int i = 0; i < 12; i++) {
                stale.claim(10);
            }
            execute("INSERT INTO stale_document SELECT id, now() FROM article ORDER BY id");
            assertThat(stale.claim(10)).hasSize(10);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void execute(String sql) {
        session.createNativeMutationQuery(sql).executeUpdate();
    }

    /** Renames a person shown in so many articles; answers how many statements have marked their documents. */
    private int stalenessStatements(int articles) throws SQLException {
        Api.editor()
                .body("{\"name\": \"" + OLD + "\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Response article = Stories.publish("Leaders meet", ", \"people\": [{\"person\": \"ann-example\"}]");
        UUID id = UUID.fromString(article.jsonPath().getString("id"));
        try (Connection connection = database.getConnection()) {
            Copies.make(connection, id, articles - 1);
        }
        RequestSpecification editor = Api.editor().header("If-Match", "\"1\"").body("{\"name\": \"" + NEW + "\"}");
        List<String> statements = Statements.of(
                () -> editor.patch("/v1/people/ann-example").then().statusCode(200));
        assertThat(statements).hasSizeLessThan(40);
        return (int) statements.stream()
                .filter(sql -> sql.contains("INTO stale_document"))
                .count();
    }
}
