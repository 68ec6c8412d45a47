package press.dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

/** What a reader is comes from the token, or is given, and shows as a badge. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class BadgesTest {

    private IdentityProvider provider;

    @BeforeEach
    void start() {
        provider = IdentityProvider.start();
        made("{\"name\": \"Ann Example\"}");
        Stories.publish("Leaders meet", ", \"authors\": [{\"person\": \"ann-example\"}]");
        Stories.publish("Elsewhere");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static void made(String person) {
        Response made = Api.editor().body(person).post("/v1/people");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    }

    private static JsonPath posted(RequestSpecification reader, String article, String body) {
        Response answer = reader.body(body).post("/v1/articles/" + article + "/comments");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath();
    }

    private static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }

    private static String readerOf(JsonPath comment) {
        return moderator()
                .get("/v1/comments/" + comment.getString("id"))
                .jsonPath()
                .getString("reader.id");
    }

    private static Response changed(String reader, String patch) {
        return Api.administrator().body(patch).patch("/v1/readers/" + reader);
    }

    @Test
    void rolesOfTheTokenShowWhereverTheCommentDoes() {
        JsonPath staff = posted(provider.reader("u1", "Ann", "admin", "staff"), "leaders-meet", "{\"text\": \"1\"}");
        assertThat(staff.getList("badges")).containsExactly("staff");
        String id = staff.getString("id");
        moderator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        String reply = posted(
                        provider.reader("u2", "Bob", "expert", "staff"),
                        "leaders-meet",
                        "{\"text\": \"2\", \"parent\": \"" + id + "\"}")
                .getString("id");
        moderator().post("/v1/comments/" + reply + "/approve").then().statusCode(200);
        for (String page : List.of("/comments", "?include=comments")) {
            JsonPath threads =
                    Api.anonymous().get("/v1/articles/leaders-meet" + page).jsonPath();
            threads.setRootPath(page.startsWith("?") ? "comments" : "");
            assertThat(threads.getList("items[0].badges")).as(page).containsExactly("staff");
            assertThat(threads.getList("items[0].replies[0].badges")).as(page).containsExactly("staff", "expert");
        }
        assertThat(Api.anonymous().get("/v1/comments/" + reply).jsonPath().getList("badges"))
                .containsExactly("staff", "expert");
        assertThat(posted(provider.reader("u1", "Ann"), "leaders-meet", "{\"text\": \"3\"}")
                        .getList("badges"))
                .as("the token no longer says so")
                .isEmpty();
    }

    @Test
    void rolesMayStandWithinAnotherClaim() {
        JwtClaims claims = provider.claims("u4");
        claims.setStringClaim("name", "Dan");
        claims.setClaim("realm_access", Map.of("roles", List.of("expert", "offline_access")));
        claims.setClaim("a.dotted.name", List.of("staff"));
        Map.of(
                        "realm_access.roles", List.of("expert"),
                        "a.dotted.name", List.of("staff"),
                        "realm_access", List.of(),
                        "sub.roles", List.of(),
                        "realm_access.roles.0", List.of())
                .forEach((claim, badges) -> {
                    provider.trusted(claim);
                    assertThat(posted(
                                            IdentityProvider.bearer(provider.signed(claims)),
                                            "leaders-meet",
                                            "{\"text\": \"" + claim + "\"}")
                                    .getList("badges"))
                            .as(claim)
                            .isEqualTo(badges);
                });
        provider.trusted();
    }

    @Test
    void rolesAreGivenAndTheArticlesAuthorIsKnown() {
        RequestSpecification guest = Api.anonymous().contentType("application/json");
        JsonPath first = posted(guest, "leaders-meet", "{\"displayName\": \"Nan\", \"text\": \"1\"}");
        assertThat(first.getList("badges")).isEmpty();
        String reader = readerOf(first);
        Response given = changed(reader, "{\"roles\": [\"expert\", \"expert\"], \"person\": \"ann-example\"}");
        assertThat(given.statusCode()).as(given.asString()).isEqualTo(200);
        assertThat(given.jsonPath().getList("roles")).containsExactly("expert");
        assertThat(moderator().get("/v1/readers/" + reader).asString()).isEqualTo(given.asString());
        RequestSpecification known = IdentityProvider.bearer(first.getString("readerToken"));
        assertThat(posted(known, "leaders-meet", "{\"text\": \"2\"}").getList("badges"))
                .containsExactly("author", "expert");
        assertThat(posted(known, "elsewhere", "{\"text\": \"3\"}").getList("badges"))
                .containsExactly("expert");
        assertThat(changed(reader, "{\"roles\": []}").jsonPath().getString("person"))
                .as("what a patch leaves out stays")
                .isEqualTo(given.jsonPath().getString("person"));
        assertThat(changed(reader, "{\"person\": null}").jsonPath().getString("person"))
                .isNull();
        assertThat(posted(known, "leaders-meet", "{\"text\": \"4\"}").getList("badges"))
                .isEmpty();
    }

    @Test
    void whoIsMergedStaysTheAuthor() {
        made("{\"name\": \"Anne Exampel\"}");
        JsonPath first = posted(provider.reader("u1", "Ann"), "leaders-meet", "{\"text\": \"1\"}");
        changed(readerOf(first), "{\"person\": \"anne-exampel\"}").then().statusCode(200);
        Response merged =
                Api.administrator().body("{\"into\": \"ann-example\"}").post("/v1/people/anne-exampel/merge");
        assertThat(merged.statusCode()).as(merged.asString()).isEqualTo(200);
        assertThat(posted(provider.reader("u1", "Ann"), "leaders-meet", "{\"text\": \"2\"}")
                        .getList("badges"))
                .containsExactly("author");
        assertThat(Rows.of("SELECT p.slug FROM reader r JOIN person p ON p.id = r.person_id"))
                .containsExactly("ann-example");
    }

    @Test
    void onlyModeratorsReadAndAdministratorsChangeReaders() {
        String reader = readerOf(posted(provider.reader("u1", "Ann"), "leaders-meet", "{\"text\": \"1\"}"));
        String address = "/v1/readers/" + reader;
        assertProblem(Api.anonymous().get(address), 401, "unauthenticated");
        assertProblem(Api.editor().get(address), 403, "missing-scope");
        assertProblem(moderator().body("{}").patch(address), 403, "missing-scope");
        assertProblem(moderator().get("/v1/readers/" + Ids.next()), 404, "not-found");
        assertProblem(moderator().get("/v1/readers/ann"), 404, "not-found");
        assertProblem(changed("ann", "{}"), 404, "not-found");
        assertPointer(
                assertProblem(changed(reader, "{\"roles\": [\"staff\", \"admin\"]}"), 400, "invalid-body"), "/roles/1");
        assertPointer(assertProblem(changed(reader, "{\"person\": \"ann-exampel\"}"), 400, "invalid-body"), "/person");
        assertPointer(assertProblem(changed(reader, "{\"email\": \"a@b\"}"), 400, "invalid-body"), "/email");
        assertThat(moderator().get(address).jsonPath().getList("roles")).isEmpty();
    }
}
