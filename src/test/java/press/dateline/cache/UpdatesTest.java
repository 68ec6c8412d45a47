package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

/** What an update of an article that is public outdates. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class UpdatesTest {

    private static final String FIRST = "/v1/articles?limit=1";
    private static final String SECTION = "/v1/articles?limit=1&section=news";
    private static final String WHOLE = "/v1/articles?section=news";
    private static final String UPDATED = "/v1/articles?limit=1&sort=updated";
    private static final String SINCE = "/v1/articles?limit=1&section=news&updatedSince=2001-01-01T00:00:00Z";
    private static final String SEARCH = "/v1/articles?q=amended";

    @BeforeEach
    void publish() {
        Stories.publish("Old news");
        Stories.publish("Other news"); // what stands behind the first page matters to it
        Stories.publish("New news");
        for (String list : List.of(FIRST, SECTION, WHOLE, UPDATED, SINCE, SEARCH)) {
            assertThat(slugs(list)).as(list).doesNotHaveDuplicates();
        }
        assertThat(slugs(FIRST)).containsExactly("new-news");
        assertThat(slugs(SEARCH)).isEmpty();
    }

    @Test
    void listsThatDoNotShowItStay() {
        update("{\"headline\": \"Amended\"}");
        assertThat(Statements.ofRequest(() -> slugs(FIRST))).isEmpty();
        assertThat(Statements.ofRequest(() -> slugs(SECTION))).isEmpty();
        assertThat(Api.anonymous().get(WHOLE).jsonPath().getList("items.headline"))
                .containsExactly("New news", "Other news", "Amended");
        assertThat(slugs(SEARCH)).containsExactly("old-news");
    }

    @Test
    void listsByUpdatesDoNot() {
        update("{\"updatedAt\": \"2001-02-03T04:05:06Z\"}");
        assertThat(Statements.ofRequest(() -> slugs(FIRST))).isEmpty();
        assertThat(Statements.ofRequest(() -> slugs(UPDATED))).isNotEmpty();
        assertThat(Statements.ofRequest(() -> slugs(SINCE))).isNotEmpty();
    }

    @Test
    void listsThatItEntersDoNot() {
        Api.editor()
                .body("{\"slug\": \"sport\", \"name\": \"Sport\"}")
                .post("/v1/sections")
                .then()
                .statusCode(201);
        assertThat(slugs("/v1/articles?section=sport")).isEmpty();
        update("{\"section\": \"sport\"}");
        assertThat(slugs("/v1/articles?section=sport")).containsExactly("old-news");
        assertThat(slugs(WHOLE)).containsExactly("new-news", "other-news");
    }

    @Test
    void whatIsRelatedOrMissingDoesNot() {
        String related = "/v1/articles/new-news/related";
        String ids = "/v1/articles?ids=renamed";
        slugs(related);
        assertThat(slugs(ids)).isEmpty();
        update("{\"updatedAt\": \"2001-02-03T04:05:06Z\", \"slug\": \"renamed\"}");
        assertThat(Statements.ofRequest(() -> slugs(related))).isNotEmpty();
        assertThat(slugs(ids)).containsExactly("renamed");
    }

    @Test
    void aCorrectionIsAnUpdate() {
        follow(Api.editor()
                .body("{\"kind\": \"correction\", \"text\": \"A name was wrong.\"}")
                .post("/v1/articles/old-news/correct"));
        assertThat(Statements.ofRequest(() -> slugs(FIRST))).isEmpty();
        assertThat(Statements.ofRequest(() -> slugs(WHOLE))).isNotEmpty();
    }

    private static void update(String changes) {
        String revision = Api.editor().get("/v1/articles/old-news/draft").header("ETag");
        Api.editor()
                .header("If-Match", revision)
                .body(changes)
                .patch("/v1/articles/old-news/draft")
                .then()
                .statusCode(200);
        follow(Api.editor().post("/v1/articles/old-news/publish"));
    }

    /** Waits until the cache knows of a write. */
    private static void follow(Response write) {
        assertThat(write.statusCode()).as(write.asString()).isBetween(200, 201);
        Api.anonymous()
                .get("/v1/articles/new-news?minSeq=" + write.header("Dateline-Seq"))
                .then()
                .statusCode(200);
    }

    private static List<String> slugs(String list) {
        return Api.anonymous().get(list).jsonPath().getList("items.slug", String.class);
    }
}
