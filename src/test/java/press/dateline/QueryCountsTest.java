package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static press.dateline.testing.Statements.assertStatements;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.access.Scope;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Contract;
import press.dateline.testing.Contract.Operation;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.PartnerRows;
import press.dateline.testing.Rows;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;

/**
 * Each read of the contract takes a fixed number of SQL statements, however much it answers; a new one must be added to
 * the table. What filters and additions cost, and what readers read of themselves, is asserted where that is tested.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class QueryCountsTest {

    private static final String OF_READER = "a reader";

    private static final String IN_ADDRESS = "a key in the address";

    private static final List<Read> READS = List.of(
            open("/v1/articles", "", 1),
            open("/v1/articles/{id}", "", 1),
            open("/v1/articles/{id}/changes", "?from=1", 3),
            open("/v1/articles/{id}/comments", "", 3),
            open("/v1/articles/{id}/discussion", "", 1),
            keyed("/v1/articles/{id}/draft", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/articles/{id}/draft/blocks/{blockId}", Scope.CONTENT_PREVIEW, 2),
            open("/v1/articles/{id}/featured-comments", "", 3),
            keyed("/v1/articles/{id}/holders", Scope.CONTENT_PUBLISH, 2),
            keyed("/v1/articles/{id}/preview-links", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/articles/{id}/preview-links/{linkId}", Scope.CONTENT_PREVIEW, 2),
            open("/v1/articles/{id}/related", "", 2),
            keyed("/v1/articles/{id}/revisions", Scope.CONTENT_PREVIEW, 3),
            keyed("/v1/articles/{id}/revisions/{number}", Scope.CONTENT_PREVIEW, 2),
            open("/v1/articles/{id}/usage", "", 2),
            keyed("/v1/audit", Scope.ADMIN, 1),
            open("/v1/changes", "?after=0", 1),
            open("/v1/comment-counts", "?ids=tram-one,tram-two", 2),
            open("/v1/comments/{id}", "", 4),
            open("/v1/comments/{id}/replies", "", 3),
            keyed("/v1/export", Scope.ADMIN, 23),
            keyed("/v1/feed-sources", Scope.CONTENT_WRITE, 1),
            keyed("/v1/feed-sources/{id}", Scope.CONTENT_WRITE, 1),
            keyed("/v1/feeds", Scope.ADMIN, 1),
            keyed("/v1/feeds/{name}", Scope.ADMIN, 1),
            open("/v1/feeds/{name}.{form}", "", 1),
            new Read("/v1/feeds/{name}/{token}.{form}", "", IN_ADDRESS, 1),
            open("/v1/images", "", 1),
            open("/v1/images/{id}", "", 1),
            open("/v1/images/{id}/articles", "", 2),
            keyed("/v1/images/{id}/revisions", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/images/{id}/revisions/{revision}", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/imports", Scope.CONTENT_WRITE, 1),
            keyed("/v1/imports/{id}", Scope.CONTENT_WRITE, 1),
            keyed("/v1/imports/{id}/rejections", Scope.CONTENT_WRITE, 2),
            keyed("/v1/imports/{id}/report", Scope.CONTENT_WRITE, 2),
            keyed("/v1/keys", Scope.ADMIN, 1),
            keyed("/v1/keys/{id}", Scope.ADMIN, 1),
            keyed("/v1/keys/{id}/plan", Scope.ADMIN, 2),
            keyed("/v1/me", Scope.CONTENT_READ, 1),
            keyed("/v1/me/usage", Scope.CONTENT_READ, 2),
            keyed("/v1/moderation/comments", Scope.COMMENTS_MODERATE, 6),
            keyed("/v1/moderation/decisions", Scope.COMMENTS_MODERATE, 1),
            keyed("/v1/moderation/discussions/{id}", Scope.COMMENTS_MODERATE, 2),
            keyed("/v1/moderation/queue", Scope.COMMENTS_MODERATE, 10),
            keyed("/v1/moderation/statistics", Scope.COMMENTS_MODERATE, 4),
            keyed("/v1/moderation/spam", Scope.COMMENTS_MODERATE, 1),
            keyed("/v1/moderation/word-lists/{list}", Scope.COMMENTS_MODERATE, 1),
            keyed("/v1/partners", Scope.ADMIN, 1),
            keyed("/v1/partners/{id}", Scope.ADMIN, 1),
            keyed("/v1/partners/{id}/keys", Scope.ADMIN, 2),
            keyed("/v1/partners/{id}/entitlements", Scope.ADMIN, 2),
            keyed("/v1/partners/{id}/entitlements/{entitlement}", Scope.ADMIN, 2),
            keyed("/v1/partners/{id}/feeds", Scope.ADMIN, 2),
            keyed("/v1/partners/{id}/plan", Scope.ADMIN, 2),
            new Read("/v1/partners/{id}/preview", "?path=/v1/articles", Scope.ADMIN, 3),
            keyed("/v1/partners/{id}/usage", Scope.ADMIN, 3),
            open("/v1/people", "", 3),
            open("/v1/people/{id}", "", 3),
            open("/v1/people/{id}/articles", "", 2),
            keyed("/v1/people/{id}/revisions", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/people/{id}/revisions/{revision}", Scope.CONTENT_PREVIEW, 2),
            open("/v1/places", "", 3),
            open("/v1/places/{id}", "", 3),
            open("/v1/places/{id}/articles", "", 2),
            keyed("/v1/places/{id}/revisions", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/places/{id}/revisions/{revision}", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/plans", Scope.ADMIN, 1),
            keyed("/v1/plans/{id}", Scope.ADMIN, 1),
            keyed("/v1/readers/{id}", Scope.COMMENTS_MODERATE, 1),
            keyed("/v1/readers/{id}/sanctions", Scope.COMMENTS_MODERATE, 2),
            ofReader("/v1/readers/me", 1),
            ofReader("/v1/readers/me/comments", 4),
            ofReader("/v1/readers/me/reactions", "?article=tram-one", 3),
            ofReader("/v1/readers/me/data", 8),
            ofReader("/v1/readers/me/sanctions", 2),
            open("/v1/resolve", "?url=/tram-one/tram-one", 4),
            keyed("/v1/schedules", Scope.CONTENT_PREVIEW, 2),
            open("/v1/search", "?q=tram", 2),
            open("/v1/sections", "", 3),
            open("/v1/sections/{id}", "", 3),
            keyed("/v1/sections/{id}/revisions", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/sections/{id}/revisions/{revision}", Scope.CONTENT_PREVIEW, 2),
            open("/v1/site", "", 1),
            keyed("/v1/site/revisions", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/site/revisions/{revision}", Scope.CONTENT_PREVIEW, 2),
            open("/v1/sitemaps/index.xml", "", 0),
            open("/v1/sitemaps/news.xml", "", 2),
            open("/v1/sitemaps/{file}.xml", "", 2),
            open("/v1/suggest", "?q=tram", 2),
            open("/v1/tags", "", 2),
            open("/v1/tags/{id}", "", 2),
            keyed("/v1/tags/{id}/revisions", Scope.CONTENT_PREVIEW, 2),
            keyed("/v1/tags/{id}/revisions/{revision}", Scope.CONTENT_PREVIEW, 2));

    private static final List<String> NAMES = List.of("one", "two", "three");

    /** What stands for {@code {id}} below a collection, where that is not {@code tram-one}. */
    private final Map<String, String> ids = new HashMap<>();

    private String previewLink = "";
    private String entitlement = "";
    private String feedToken = "";

    /** A guest's secret. */
    private static String readerToken = "";

    /**
     * A row of the table.
     *
     * @param scope what the caller's key may do; empty for a caller without a key, {@link #OF_READER} for a reader's token,
     *     {@link #IN_ADDRESS} where the address has a key
     * @param statements those of the read, without the one that finds the key or the reader
     */
    private record Read(String path, String query, String scope, int statements) {

        RequestSpecification caller() {
            if (isOfReader()) {
                return Api.anonymous().header("Authorization", "Bearer " + readerToken);
            }
            return isOpen() || isInAddress() ? Api.anonymous() : Api.withScopes(scope);
        }

        boolean isOpen() {
            return scope.isEmpty();
        }

        boolean isOfReader() {
            return scope.equals(OF_READER);
        }

        boolean isInAddress() {
            return scope.equals(IN_ADDRESS);
        }

        int expected() {
            return isOpen() || isOfReader() || isInAddress() ? statements : statements + 1;
        }
    }

    /** A read that needs no key. */
    private static Read open(String path, String query, int statements) {
        return new Read(path, query, "", statements);
    }

    /** A read that needs a key with this scope. */
    private static Read keyed(String path, String scope, int statements) {
        return new Read(path, "", scope, statements);
    }

    /** A read that needs no key, and a reader's token. */
    private static Read ofReader(String path, int statements) {
        return ofReader(path, "", statements);
    }

    private static Read ofReader(String path, String query, int statements) {
        return new Read(path, query, OF_READER, statements);
    }

    @Test
    void eachReadOfTheContractIsInTheTable() {
        assertThat(READS)
                .extracting(Read::path)
                .containsExactlyInAnyOrderElementsOf(
                        reads().map(Operation::path).toList());
    }

    @Test
    void eachReadTakesItsNumberOfStatementsAndOneForAKey() {
        publication();
        forEachRead(read -> {
            assertStatements(read.caller(), address(read), read.expected());
            if (read.isOpen()) {
                assertStatements(Api.withScopes(Scope.CONTENT_READ), address(read), read.statements() + 1);
            }
        });
    }

    @Test
    void aListTakesAsManyForOneItemAsForManyAndForTheNextPage() {
        publication();
        Set<String> lists = reads().filter(read -> read.in("query").stream()
                        .anyMatch(parameter -> parameter.name().equals("limit")))
                .map(Operation::path)
                .collect(Collectors.toSet());
        assertThat(lists).hasSizeGreaterThan(20);
        forEachRead(read -> {
            if (lists.contains(read.path())) {
                String sized = address(read) + (read.query().isEmpty() ? "?limit=" : "&limit=");
                List<JsonNode> all =
                        read.caller().get(sized + 20).as(JsonNode.class).findValues("items");
                assertThat(all).as(sized).isNotEmpty().allMatch(items -> items.size() > 1);
                assertStatements(read.caller(), sized + 20, read.expected());
                assertStatements(read.caller(), sized + 1, read.expected());
                @Nullable String next = read.caller().get(sized + 1).jsonPath().getString("next");
                if (next != null) {
                    assertStatements(read.caller().urlEncodingEnabled(false), Pages.path(next), read.expected());
                }
            }
        });
    }

    private static Stream<Operation> reads() {
        return Contract.read().operations().stream().filter(Operation::isRead);
    }

    /** Checks all of them, and tells at once of all that fail. */
    private static void forEachRead(Consumer<Read> check) {
        assertSoftly(softly -> READS.forEach(read -> softly.check(() -> check.accept(read))));
    }

    private String address(Read read) {
        String collection = read.path().split("/", -1)[2];
        return read.path()
                        .replace("{id}", ids.getOrDefault(collection, "tram-one"))
                        .replace("{blockId}", "b1")
                        .replace("{linkId}", previewLink)
                        .replace("{number}", "1")
                        .replace("{list}", "banned")
                        .replace("{revision}", "1")
                        .replace("{entitlement}", entitlement)
                        .replace("{name}", read.scope().equals(Scope.ADMIN) ? "one" : "all")
                        .replace("{token}", feedToken)
                        .replace("{form}", "json")
                        .replace("{file}", YearMonth.now(ZoneOffset.UTC).toString())
                + read.query();
    }

    /** Three things of each kind, each saved three times by different keys and related to the others. */
    private void publication() {
        for (int revision = 1; revision <= 3; revision++) {
            changed("/v1/site", revision, "{\"tagline\": \"Take " + revision + "\"}");
        }
        String parent = "";
        for (String name : NAMES) {
            String image = saved("images", Stories.IMAGE, "alt");
            String card = "{\"name\": \"Tram " + name + "\"";
            saved("tags", card + "}", "description");
            saved("sections", card + parent + "}", "description");
            saved("places", card + parent + ", \"kind\": \"city\"}", "description");
            saved("people", card + """
                , "portrait": "%s", "offices": [{"title": "Mayor", "place": "tram-%s"},
                    {"title": "Driver", "place": "tram-one"}]}\
                """.formatted(image, name), "description");
            parent = ", \"parent\": \"tram-" + name + "\"";
            ids.put("images", image);
        }
        NAMES.forEach(this::article);
        for (int thread = 0; thread < 2; thread++) {
            String first = approved("");
            String reply = approved(", \"parent\": \"" + first + "\"");
            approved(", \"parent\": \"" + reply + "\"");
            requireStatus(
                    Api.withScopes(Scope.CONTENT_READ, Scope.COMMENTS_MODERATE)
                            .put("/v1/comments/" + first + "/marks/featured"),
                    200);
            ids.put("comments", first);
            ids.put(
                    "readers",
                    Api.withScopes(Scope.CONTENT_READ, Scope.COMMENTS_MODERATE)
                            .get("/v1/comments/" + first)
                            .jsonPath()
                            .getString("reader.id"));
            ids.put("imports", imported());
            ids.put("feed-sources", made(Api.editor(), "/v1/feed-sources", """
                {"name": "Wire %s", "url": "https://www.example.org/feed", "paused": true}\
                """.formatted(thread)));
        }
        readerToken = requireStatus(
                        Api.anonymous()
                                .contentType(ContentType.JSON)
                                .body("{\"displayName\": \"Bob\", \"text\": \"One.\"}")
                                .post("/v1/articles/tram-one/comments"),
                        201)
                .jsonPath()
                .getString("readerToken");
        requireStatus(
                Api.anonymous()
                        .contentType(ContentType.JSON)
                        .header("Authorization", "Bearer " + readerToken)
                        .body("{\"text\": \"Two.\"}")
                        .post("/v1/articles/tram-two/comments"),
                201);
        for (int i = 0; i < 2; i++) {
            requireStatus(
                    Api.anonymous()
                            .header("Authorization", "Bearer " + readerToken)
                            .put("/v1/comments/" + approved("") + "/reactions/like"),
                    204);
        }
        ids.put("keys", made(Api.administrator(), "/v1/keys", "{\"name\": \"App\", \"scopes\": [\"content:read\"]}"));
        for (int i = 0; i < 2; i++) {
            ids.put("partners", made(Api.administrator(), "/v1/partners", "{\"name\": \"Wire\"}"));
        }
        SignedPartner partner = SignedPartner.sign("agency");
        NAMES.forEach(_ -> entitlement = partner.entitle("{}"));
        ids.put("partners", "agency");
        ids.put("plans", PartnerRows.limit("agency", "\"day\": {\"requests\": 1000}"));
        PartnerRows.partner("paper");
        PartnerRows.limit("paper", "\"rate\": 5");
        Rows.change("INSERT INTO delivery SELECT a.id, p.id, 1, true, now() FROM article a, partner p"
                + " WHERE a.slug = 'tram-one'");
        for (int i = 0; i < 2; i++) {
            made(Api.administrator(), "/v1/keys", """
                {"name": "Feed", "scopes": ["content:read"], "partner": "%s"}\
                """.formatted(ids.get("partners")));
        }
        feeds();
        // An instance reads the secret that signs cursors once.
        assertThat(Api.anonymous().get("/v1/tags?limit=1").jsonPath().getString("next"))
                .isNotNull();
    }

    /** Two that have names, and two secret addresses. An instance remembers the site and these keys. */
    private void feeds() {
        for (String name : List.of("one", "two")) {
            requireStatus(
                    Api.administrator()
                            .body("{\"name\": \"" + name + "\", \"title\": \"A feed\"}")
                            .post("/v1/feeds"),
                    201);
            Response secret = requireStatus(
                    Api.administrator()
                            .body("{\"feed\": \"all\", \"name\": \"Reader\"}")
                            .post("/v1/partners/agency/feeds"),
                    201);
            feedToken = secret.jsonPath().getString("addresses[0].url").replaceAll(".*/(dlf_[^.]*)\\..*", "$1");
            requireStatus(
                    Api.anonymous().get("/v1/feeds/all/" + feedToken + ".json?minSeq=" + secret.header("Dateline-Seq")),
                    200);
        }
    }

    /** One that was published twice and has a newer draft, and one that is scheduled. */
    private void article(String name) {
        String more = """
            , "section": "tram-%s", "tags": ["tram-one", "tram-two", "tram-three"], "leadImage": "%s",
            "people": [{"person": "tram-one"}, {"person": "tram-two"}, {"person": "tram-three"}],
            "places": [{"place": "tram-one"}, {"place": "tram-two"}, {"place": "tram-three"}],
            "authors": [{"person": "tram-one"}, {"person": "tram-two"}, {"person": "tram-three"}],
            "quotes": [{"text": "One.", "speaker": {"person": "tram-one"}},
                {"text": "Two.", "speaker": {"person": "tram-two"}}],
            "blocks": [{"id": "b1", "type": "paragraph", "text": "Tram one."},
                {"id": "b2", "type": "paragraph", "text": "Tram two."}]\
            """.formatted(name, ids.get("images"));
        String address = "/v1/articles/tram-" + name;
        Stories.publish("Tram " + name, more);
        changed(address + "/draft", 1, "{\"standfirst\": \"Again.\"}");
        requireStatus(Api.editor().post(address + "/publish"), 200);
        changed(address + "/draft", 2, "{\"standfirst\": \"Not yet.\"}");
        previewLink = made(Api.editor(), "/v1/articles/tram-one/preview-links", "");
        commented("tram-" + name, "");
        String later = Stories.draft("Later " + name, more).jsonPath().getString("id");
        requireStatus(
                Api.editor().body("{\"at\": \"2999-01-01T00:00:00Z\"}").post("/v1/articles/" + later + "/schedule"),
                200);
    }

    private static String approved(String more) {
        String id = commented("tram-one", more);
        requireStatus(Api.withScopes(Scope.COMMENTS_MODERATE).post("/v1/comments/" + id + "/approve"), 200);
        return id;
    }

    private static String commented(String article, String more) {
        return made(
                Api.anonymous().contentType(ContentType.JSON),
                "/v1/articles/" + article + "/comments",
                "{\"displayName\": \"Ann\", \"text\": \"Text.\"" + more + "}");
    }

    /** An import that rejected two lines. */
    private static String imported() {
        Response accepted = Api.editor()
                .contentType(ContentType.BINARY)
                .body("{}\n{}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports");
        String id = requireStatus(accepted, 202).jsonPath().getString("id");
        RequestSpecification editor = Api.editor();
        Await.until(() ->
                editor.get("/v1/imports/" + id).jsonPath().getString("state").equals("done"));
        return id;
    }

    private static String saved(String collection, String body, String member) {
        String id = made(Api.editor(), "/v1/" + collection, body);
        changed("/v1/" + collection + "/" + id, 1, "{\"" + member + "\": \"Second\"}");
        changed("/v1/" + collection + "/" + id, 2, "{\"" + member + "\": \"Third\"}");
        return id;
    }

    private static String made(RequestSpecification caller, String collection, String body) {
        return requireStatus(caller.body(body).post(collection), 201).jsonPath().getString("id");
    }

    private static void changed(String address, int revision, String body) {
        RequestSpecification editor = Api.administrator().header("If-Match", "\"" + revision + "\"");
        requireStatus(editor.body(body).patch(address), 200);
    }

    private static Response requireStatus(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }
}
