package press.dateline.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.PartnerRows;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Which partner was given which article. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DeliveriesTest {

    private static final int MANY = 90;

    private static final String STORED = """
            SELECT p.slug, a.slug, d.revision, d.whole FROM delivery d JOIN partner p ON p.id = d.partner_id
            JOIN article a ON a.id = d.article_id ORDER BY 1, 2, 3, 4
            """;

    private static final String CONNECTION = " FROM pg_stat_activity WHERE application_name = 'dateline deliveries'";

    @Inject
    DataSource dataSource;

    private static Response get(String key, String address) {
        Response answer = Api.withKey(key).get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    @Test
    void whatIsGivenIsNotedBeforeItIsSentAlsoFromMemory() {
        Stories.publish("One");
        Stories.publish("Two");
        String wire = PartnerRows.key(PartnerRows.partner("wire"));
        String paper = PartnerRows.key(PartnerRows.partner("paper"));

        get(wire, "/v1/articles/one");
        assertThat(Rows.of(STORED)).containsExactly("wire one 1 t");
        get(wire, "/v1/articles");
        assertThat(Rows.of(STORED)).containsExactly("wire one 1 f", "wire one 1 t", "wire two 1 f");

        get(Api.key("content:read"), "/v1/articles/two");
        Api.anonymous().get("/v1/articles/two").then().statusCode(200);
        assertThat(Rows.of(STORED)).as("the house and the public hold nothing").hasSize(3);

        get(paper, "/v1/me");
        get(paper, "/v1/articles/two");
        assertThat(Rows.of(STORED))
                .as("its key is known, and so is the answer")
                .contains("paper two 1 t")
                .hasSize(4);
        get(paper, "/v1/articles/two");
        assertThat(Rows.of(STORED)).hasSize(4);

        Api.withKey(paper).head("/v1/articles/one").then().statusCode(200);
        assertThat(Rows.of(STORED)).as("a head holds nothing").hasSize(4);

        for (String partner : List.of("wire", "paper", "paper")) {
            get(partner.equals("wire") ? wire : paper, "/v1/articles");
        }
        assertThat(Rows.of(STORED))
                .as("whoever has got the same list from memory")
                .contains("paper one 1 f", "paper two 1 f")
                .hasSize(6);
    }

    @Test
    void whatStandsWithinAnotherAnswerIsGivenToo() {
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Stories.publish("One", ", \"people\": [{\"person\": \"ann-example\", \"rel\": \"about\"}]");
        Stories.publish("Two", ", \"people\": [{\"person\": \"ann-example\", \"rel\": \"about\"}]");
        String wire = PartnerRows.key(PartnerRows.partner("wire"));
        get(wire, "/v1/articles/one?include=related");
        assertThat(Rows.of(STORED)).containsExactly("wire one 1 t", "wire two 1 f");
        String paper = PartnerRows.key(PartnerRows.partner("paper"));
        get(paper, "/v1/people/ann-example?include=articles");
        assertThat(Rows.of(STORED)).contains("paper one 1 f", "paper two 1 f");
        String radio = PartnerRows.key(PartnerRows.partner("radio"));
        get(radio, "/v1/search?q=two");
        assertThat(Rows.of(STORED)).contains("radio two 1 f");
    }

    /** More at once than the pool has connections: those that wait for it must not keep it from being stored. */
    @Test
    void manyFirstDeliveriesDoNotWaitForEachOther() throws InterruptedException, ExecutionException {
        Stories.publish("One");
        String wire = PartnerRows.key(PartnerRows.partner("wire"));
        get(wire, "/v1/me");
        try (ExecutorService pool = Executors.newFixedThreadPool(MANY)) {
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = 1; i <= MANY; i++) {
                String address = "/v1/articles?limit=" + i;
                statuses.add(pool.submit(() -> Api.withKey(wire).get(address).statusCode()));
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(Rows.of(STORED)).containsExactly("wire one 1 f");
    }

    @Test
    void nothingIsSentThatCannotBeNoted() throws Exception {
        Stories.publish("One");
        String wire = PartnerRows.key(PartnerRows.partner("wire"));
        get(wire, "/v1/me");
        try (Connection gate = dataSource.getConnection();
                Statement statement = gate.createStatement();
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            gate.setAutoCommit(false);
            statement.execute("LOCK TABLE delivery IN EXCLUSIVE MODE");
            Future<Response> answer = other.submit(() -> get(wire, "/v1/articles/one"));
            Await.until(
                    "the delivery waits for the table",
                    () -> !Rows.of("SELECT pid" + CONNECTION + " AND wait_event_type = 'Lock'")
                            .isEmpty());
            assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(Rows.of(STORED)).isEmpty();
            gate.rollback();
            assertThat(answer.get().jsonPath().getString("slug")).isEqualTo("one");
        }
        assertThat(Rows.of(STORED)).containsExactly("wire one 1 t");
    }

    @Test
    void aDeliveryIsNotedAlsoIfItsConnectionHasDied() {
        Stories.publish("One");
        Stories.publish("Two");
        String wire = PartnerRows.key(PartnerRows.partner("wire"));
        get(wire, "/v1/articles/one");
        assertThat(Rows.of("SELECT pg_terminate_backend(pid, 5000)" + CONNECTION))
                .isNotEmpty()
                .containsOnly("t");
        get(wire, "/v1/articles/two");
        assertThat(Rows.of(STORED)).containsExactly("wire one 1 t", "wire two 1 t");
    }

    @Test
    void headlinesInTheNewsSitemapAreGivenToo() {
        Stories.publish("One");
        String wire = PartnerRows.key(PartnerRows.partner("wire"));
        get(wire, "/v1/sitemaps/news.xml");
        assertThat(Rows.of(STORED)).containsExactly("wire one 1 f");
        String paper = PartnerRows.key(PartnerRows.partner("paper"));
        get(paper, "/v1/sitemaps/news.xml");
        assertThat(Rows.of(STORED)).as("from memory, too").contains("paper one 1 f");
    }

    @Test
    void holdersAreListedNewestRevisionFirst() {
        String id = Stories.publish("One").jsonPath().getString("id");
        String wire = PartnerRows.key(PartnerRows.partner("wire"));
        String paper = PartnerRows.key(PartnerRows.partner("paper"));
        get(wire, "/v1/articles/one");
        get(paper, "/v1/articles");
        Response changed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"standfirst\": \"Again.\"}")
                .patch("/v1/articles/one/draft");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        Api.editor().post("/v1/articles/one/publish").then().statusCode(200);
        get(wire, "/v1/articles/one");

        for (String name : List.of("one", id)) {
            Response holders = Api.withScopes("content:publish").get("/v1/articles/" + name + "/holders");
            assertThat(holders.statusCode()).as(holders.asString()).isEqualTo(200);
            assertThat(holders.jsonPath().getList("items.partner.name")).containsExactly("wire", "wire", "paper");
            assertThat(holders.jsonPath().getList("items.revision")).containsExactly(2, 1, 1);
            assertThat(holders.jsonPath().getList("items.form")).containsExactly("body", "body", "summary");
            assertThat(holders.jsonPath().getList("items.current")).containsExactly(true, false, false);
            assertThat(holders.jsonPath().getString("items[0].since")).isNotNull();
        }
        Stories.withdraw("one");
        assertThat(Pages.walk(() -> Api.withScopes("content:publish"), "/v1/articles/one/holders?limit=1", "form"))
                .containsExactly("body", "body", "summary");
        assertProblem(Api.withScopes("content:publish").get("/v1/articles/none/holders"), 404, "not-found");
        assertProblem(Api.withScopes("content:write").get("/v1/articles/one/holders"), 403, "missing-scope");
    }
}
