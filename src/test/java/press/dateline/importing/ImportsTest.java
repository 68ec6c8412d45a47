package press.dateline.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.importing.Jobs.assertCounts;
import static press.dateline.importing.Jobs.done;
import static press.dateline.importing.Jobs.gzip;
import static press.dateline.importing.Jobs.ninjs;
import static press.dateline.importing.Jobs.upload;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.testing.Api;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.SharedData;
import press.dateline.testing.Statements;
import press.dateline.web.Ids;

@QuarkusTest
class ImportsTest {

    @Inject
    Session session;

    @Inject
    DatelineStore datelines;

    @Inject
    ObjectMapper json;

    private static String item(int number) {
        return item(number, "");
    }

    /** An item in one line; more members each with a comma before it. */
    private static String item(int number, String more) {
        return """
                {"uri": "urn:test:%1$d", "type": "text", "language": "en", "firstCreated": "2020-01-0%1$dT10:00:00Z", \
                "headlines": [{"role": "main", "value": "Story %1$d"}], \
                "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Text.</p>"}]%2$s}""".formatted(number, more);
    }

    private static JsonPath draft(String slug) {
        Response draft = Api.editor().get("/v1/articles/" + slug + "/draft");
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(200);
        return draft.jsonPath();
    }

    private static int status(String slug) {
        return Api.anonymous().get("/v1/articles/" + slug).statusCode();
    }

    // Ways to write a file

    @Test
    void linesAreImportedInOrderOfPublication() {
        Response job = ninjs(item(1) + "\n" + item(2) + "\n" + item(3));

        assertCounts(job, 3, 0, 0, 0, 0);
        assertThat(job.jsonPath().getInt("lines")).isEqualTo(3);
        assertThat(job.jsonPath().getString("finishedAt")).isNotNull();
        assertThat(Pages.walk("/v1/articles", "headline")).containsExactly("Story 3", "Story 2", "Story 1");
    }

    @Test
    void anArrayOneItemOverSeveralLinesAndTheirGzipAreImportedToo() {
        String array = "[\n" + item(1) + ",\n" + item(2) + "]";
        String pretty = item(3).replace(", ", ",\n  ");

        assertCounts(ninjs(array), 2, 0, 0, 0, 0);
        assertCounts(ninjs("\uFEFF \n" + pretty), 1, 0, 0, 0, 0);
        assertCounts(done(upload(gzip(array), "ninjs")), 0, 0, 2, 0, 0);
        assertCounts(done(upload(gzip(pretty), "ninjs")), 0, 0, 1, 0, 0);
        assertCounts(done(upload(gzip("\uFEFF" + item(4) + "\r\n" + item(1) + "\r\n"), "ninjs")), 1, 0, 1, 0, 0);
    }

    @Test
    void aMediaTypeOfJsonDoesNotBoundAnUpload() {
        String content = item(1) + "\n" + (" ".repeat(1023) + "\n").repeat(3 * 1024) + item(2);
        for (String mediaType : List.of("application/json", "application/x-ndjson")) {
            Response job = done(Api.editor()
                    .contentType(mediaType)
                    .body(content.getBytes(UTF_8))
                    .post("/v1/imports"));
            assertThat(job.jsonPath().getInt("read")).isEqualTo(2);
        }
    }

    // What is wrong in a file

    @Test
    void aBadLineIsToldByItsNumberAndTheOthersArrive() {
        Response job = ninjs(item(1) + "\n\n{\"uri\": broken\n" + item(2) + "\n{\"type\": \"text\"}\n[]\n" + item(3));

        assertCounts(job, 3, 0, 0, 0, 3);
        List<Map<String, Object>> rejections = Jobs.rejections(job);
        assertThat(rejections).extracting(one -> one.get("line")).containsExactly(3, 5, 6);
        assertThat(rejections)
                .extracting(one -> one.get("snippet"))
                .containsExactly("{\"uri\": broken", "{\"type\": \"text\"}", "[]");
        assertThat(rejections)
                .allSatisfy(one -> assertThat((String) one.get("reason")).isNotBlank());
    }

    @Test
    void aLineThatIsTooLongTooDeepOrTooRichIsRejectedAlone() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        String rich = "{\"uri\": [" + "0,".repeat(300_000) + "0]}";
        String large = item(9, ", \"x\": \"" + "x".repeat(UploadLines.LONGEST) + "\"");

        Response job = ninjs(String.join("\n", item(1), "{\"x\": " + deep + "}", rich, large, item(2)));
        assertCounts(job, 2, 0, 0, 0, 3);
        assertThat(Jobs.rejections(job)).extracting(one -> one.get("line")).containsExactly(2, 3, 4);

        assertCounts(ninjs("[" + String.join(",", item(1), rich, large, item(2)) + "]"), 0, 0, 2, 0, 2);
        assertCounts(ninjs(large), 0, 0, 0, 0, 1);
        assertProblem(upload(("[" + deep + "]").getBytes(UTF_8), "ninjs"), 400, "malformed-body");
    }

    @Test
    void anEmptyBrokenOrUnendingUploadIsRefusedAndForgotten() {
        byte[] zipped = gzip(item(1) + "\n" + item(2).repeat(100));
        byte[] truncated = Arrays.copyOf(zipped, zipped.length / 2);
        byte[] damaged = zipped.clone();
        damaged[2] = 99;

        assertProblem(upload(truncated, "ninjs"), 400, "malformed-request");
        assertProblem(upload(damaged, "ninjs"), 400, "malformed-body");
        assertProblem(upload("[{\"uri\": 1},".getBytes(UTF_8), "ninjs"), 400, "malformed-body");
        assertProblem(upload("[{\"uri\": 1} 2]".getBytes(UTF_8), "ninjs"), 400, "malformed-body");
        for (byte[] empty : List.of(new byte[0], gzip(""))) {
            assertThat(upload(empty, "ninjs").statusCode()).isEqualTo(400);
        }
        assertThat(Api.editor().get("/v1/imports").jsonPath().getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"garbage", "\u0000\u0001", "{", "{}", "null", "\"text\"", "17", "}", "\uD83D\uDE00", "<a/>"})
    void whatIsNoItemIsRejectedOrRefused(String content) {
        Response answer = upload(content.getBytes(UTF_8), "ninjs");
        if (answer.statusCode() == 202) {
            assertCounts(done(answer), 0, 0, 0, 0, 1);
        } else {
            assertProblem(answer, 400, "malformed-body");
        }
    }

    @Test
    void onlyAKeyThatMayWriteImportsAndOnlyKnownFormats() {
        byte[] content = item(1).getBytes(UTF_8);
        assertProblem(upload(Api.anonymous(), content, "ninjs"), 401, "unauthenticated");
        assertProblem(upload(Api.withScopes("content:read"), content, "ninjs"), 403, "missing-scope");
        assertParameter(assertProblem(upload(content, "nitf"), 400, "invalid-parameter"), "format");
        assertProblem(Api.anonymous().get("/v1/imports"), 401, "unauthenticated");
        assertProblem(Api.editor().get("/v1/imports/" + UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void aJobWhoseUploadIsDamagedFailsAndOthersGoOn() {
        UUID damaged = waiting(new byte[] {1, 2, 3});
        UUID gone = waiting(new byte[0]);
        Response job = ninjs(item(1));

        assertCounts(job, 1, 0, 0, 0, 0);
        for (UUID id : List.of(damaged, gone)) {
            JsonPath failed = Api.editor().get("/v1/imports/" + id).jsonPath();
            assertThat(failed.getString("state")).isEqualTo("failed");
            assertThat(failed.getString("failure")).startsWith("The upload is ").contains("line 1");
            assertThat(failed.getString("finishedAt")).isNotNull();
        }
    }

    /** A job with a chunk that nobody can read, or none. */
    private UUID waiting(byte[] chunk) {
        ImportJob job = new ImportJob();
        job.format = "ninjs";
        job.state = ImportJob.WAITING;
        job.chunks = 1;
        QuarkusTransaction.requiringNew().run(() -> {
            session.persist(job);
            session.flush();
            if (chunk.length > 0) {
                session.createNativeMutationQuery("INSERT INTO import_chunk VALUES (?1, 0, 1, ?2)")
                        .setParameter(1, job.id)
                        .setParameter(2, chunk)
                        .executeUpdate();
            }
        });
        return job.id;
    }

    // Versions

    @Test
    void aFileTwiceChangesNothing() {
        String content = item(1, ", \"version\": \"1\"") + "\n" + item(2);
        assertCounts(ninjs(content), 2, 0, 0, 0, 0);
        int seq = Api.anonymous().get("/v1/changes").jsonPath().getInt("seq");

        assertCounts(ninjs(content), 0, 0, 2, 0, 0);

        assertThat(Api.anonymous().get("/v1/changes?after=" + seq).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void anOlderVersionNeverOverwritesANewerOne() {
        assertCounts(ninjs(item(1, ", \"version\": \"9\"")), 1, 0, 0, 0, 0);
        assertCounts(ninjs(item(1, ", \"version\": \"8\", \"edNote\": \"old\"")), 0, 0, 1, 0, 0);
        Response newer = ninjs(item(1, ", \"version\": \"10\"").replace("Text.", "Newer text."));
        assertCounts(newer, 0, 1, 0, 0, 0);

        JsonPath article = Api.anonymous().get("/v1/articles/story-1").jsonPath();
        assertThat(article.getString("blocks[0].text")).isEqualTo("Newer text.");
        assertThat(draft("story-1").getInt("revision")).isEqualTo(2);
    }

    @Test
    void theSameItemTwiceInAFileIsItsNewerVersion() {
        Response job = ninjs(item(1, ", \"version\": \"1\"") + "\n"
                + item(1, ", \"version\": \"2\"").replace("Text.", "Newer text.") + "\n" + item(2));

        assertCounts(job, 2, 1, 0, 0, 0);
        assertThat(Api.anonymous().get("/v1/articles/story-1").jsonPath().getString("blocks[0].text"))
                .isEqualTo("Newer text.");
    }

    @Test
    void aCanceledItemIsWithdrawn() {
        assertCounts(ninjs(item(1, ", \"version\": \"1\"") + "\n" + item(2)), 2, 0, 0, 0, 0);

        Response job = ninjs(item(1, ", \"version\": \"2\", \"pubStatus\": \"canceled\""));

        assertCounts(job, 0, 0, 0, 1, 0);
        assertProblem(Api.anonymous().get("/v1/articles/story-1"), 410, "withdrawn");
        assertThat(Pages.walk("/v1/articles", "headline")).containsExactly("Story 2");
    }

    // What an item says

    @Test
    void whatAnItemSaysSurvives() {
        assertCounts(ninjs(item(1, """
                , "version": "1", "versionCreated": "2020-01-02T00:00:00Z", "urgency": 3, "edNote": "Adds a quote", \
                "altIds": [{"role": "slugline", "value": "US-TEST"}], "copyrightHolder": "Example Wire", \
                "usageTerms": "Online only"\
                """)), 1, 0, 0, 0, 0);

        JsonPath draft = draft("story-1");
        assertThat(draft.getInt("urgency")).isEqualTo(3);
        assertThat(draft.getString("editorNote")).isEqualTo("Adds a quote");
        assertThat(draft.getList("altIds")).isEqualTo(List.of(Map.of("role", "slugline", "value", "US-TEST")));
        assertThat(draft.getString("rights.holder")).isEqualTo("Example Wire");
        assertThat(draft.getString("rights.terms")).contains("Online only");
        assertThat(draft.getList("outsideIds")).isEqualTo(List.of("urn:test:1"));
    }

    @Test
    void anEmbargoedItemIsPublishedUnderEmbargo() {
        assertCounts(
                ninjs(item(1, ", \"embargoed\": \"2999-01-01T00:00:00Z\"") + "\n"
                        + item(2, ", \"embargoed\": \"2001-01-01T00:00:00Z\"")),
                2,
                0,
                0,
                0,
                0);

        assertThat(status("story-1")).isEqualTo(404);
        assertThat(draft("story-1").getString("embargoUntil")).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(Api.trusted().get("/v1/articles/story-1").jsonPath().getString("embargoUntil"))
                .isEqualTo("2999-01-01T00:00:00Z");
        assertThat(Rows.log(draft("story-1").getString("id"))).containsExactly("published 1 embargo -");
        assertThat(Rows.of("SELECT kind, state FROM due")).containsExactly("embargo-end waiting");
        assertThat(Pages.walk("/v1/articles", "headline")).containsExactly("Story 2");
    }

    @Test
    void anItemWithoutABodyIsABrief() {
        assertCounts(ninjs("""
                {"uri": "urn:test:1", "headlines": [{"role": "main", "value": "Bulletin"}]}"""), 1, 0, 0, 0, 0);

        JsonPath article = Api.anonymous().get("/v1/articles/bulletin").jsonPath();
        assertThat(article.getString("kind")).isEqualTo("brief");
        assertThat(article.getList("blocks")).isEmpty();
    }

    // Whom and what it names

    @Test
    void whoAndWhatAnItemNamesIsMatchedByOutsideIdThenByNameAndAliasElseMade() {
        Response reagan = Api.editor()
                .body("{\"name\": \"Ronald Reagan\", \"aliases\": [\"Reagan\"]}")
                .post("/v1/people");
        assertThat(reagan.statusCode()).as(reagan.asString()).isEqualTo(201);
        Api.editor()
                .body("{\"name\": \"Nippon\", \"kind\": \"country\", \"outsideIds\": [\"urn:place:japan\"]}")
                .post("/v1/places");
        String names = """
                , "people": [{"name": "%s", "uri": "urn:person:reagan", "rel": "about"}], \
                "places": [{"name": "Japan", "uri": "urn:place:japan"}, {"name": "Peru", "uri": "urn:place:peru"}], \
                "subjects": [{"name": "Trade", "uri": "urn:topic:trade"}], \
                "organisations": [{"name": "Gatt", "uri": "urn:org:gatt"}]\
                """;

        assertCounts(
                ninjs(item(1, names.formatted("Reagan")) + "\n" + item(2, names.formatted("Mr President"))),
                2,
                0,
                0,
                0,
                0);

        assertThat(Pages.walk("/v1/people", "slug")).containsExactly("ronald-reagan");
        assertThat(Pages.walk("/v1/places", "slug")).containsExactlyInAnyOrder("nippon", "peru");
        assertThat(Pages.walk("/v1/tags", "slug")).containsExactlyInAnyOrder("trade", "gatt");
        assertThat(Pages.walk("/v1/people/ronald-reagan/articles", "slug")).containsExactly("story-2", "story-1");
        assertThat(Pages.walk("/v1/articles?place=nippon&tag=trade", "slug")).containsExactly("story-2", "story-1");
        JsonPath article = Api.anonymous().get("/v1/articles/story-1").jsonPath();
        assertThat(article.getString("people[0].rel")).isEqualTo("about");
        assertThat(article.getList("tags.slug")).containsExactlyInAnyOrder("trade", "gatt");
    }

    // Dateline's own format

    @Test
    void theDemonstrationContentIsTakenWholeAndTwiceChangesNothing() throws IOException {
        byte[] content;
        try (InputStream in = Objects.requireNonNull(ImportsTest.class.getResourceAsStream("/demo/content.ndjson"))) {
            content = in.readAllBytes();
        }
        Response first = done(upload(content, "dateline"));
        assertThat(Jobs.rejections(first)).isEmpty();
        int lines = first.jsonPath().getInt("read");
        assertThat(first.jsonPath().getInt("created")).isGreaterThanOrEqualTo(lines - 1);

        assertCounts(done(upload(content, "dateline")), 0, 0, lines, 0, 0);
    }

    @Test
    void aLineOfDatelinesOwnThatBreaksARuleLeavesNothing() {
        Response job = done(upload(
                """
                {"type": "person", "name": "Ann Example", "slug": "ann"}
                {"type": "planet", "name": "Mars"}
                {"name": "Mars"}
                {"type": "article", "headline": "No such section", "section": "none"}
                {"type": "article", "headline": "Told", "people": [{"person": "ann", "rel": "about"}],
                """.replace("\"about\"}],", "\"about\"}], \"blocks\": [{\"type\": \"paragraph\", \"text\": \"T.\"}]}")
                        .getBytes(UTF_8),
                "dateline"));

        assertCounts(job, 2, 0, 0, 0, 3);
        assertThat(Jobs.rejections(job)).extracting(one -> one.get("line")).containsExactly(2, 3, 4);
        assertThat(Pages.walk("/v1/articles", "slug")).containsExactly("told");
    }

    @Test
    void articlesNameWhoAndWhatWasMadeBeforeThemInTheSameBatch() {
        String article = """
                {"type": "article", "slug": "%s", "headline": "Told", "blocks": [{"type": "paragraph", \
                "text": "Ada Brook spoke to Paul Lake in Quarrymouth."}]}""";
        Response job = done(upload(
                String.join(
                                "\n",
                                article.formatted("first"),
                                "{\"type\": \"person\", \"name\": \"Ada Brook\"}",
                                article.formatted("second"),
                                "{\"type\": \"person\", \"name\": \"Paul Lake\"}",
                                "{\"type\": \"place\", \"name\": \"Quarrymouth\", \"kind\": \"city\"}",
                                article.formatted("third"))
                        .getBytes(UTF_8),
                "dateline"));

        assertCounts(job, 6, 0, 0, 0, 0);
        assertThat(named("first")).isEmpty();
        assertThat(named("second")).containsExactly("ada-brook");
        assertThat(named("third")).containsExactlyInAnyOrder("ada-brook", "paul-lake", "quarrymouth");
    }

    private static List<String> named(String article) {
        JsonPath read = Api.anonymous().get("/v1/articles/" + article).jsonPath();
        return Stream.of("people.slug", "places.slug")
                .flatMap(path -> read.getList(path, String.class).stream())
                .toList();
    }

    @Test
    void articlesInARowTakeAsManyStatementsAsOne() {
        assertCounts(
                done(upload(
                        "{\"type\": \"person\", \"name\": \"Ann Example\", \"slug\": \"ann\"}\n".getBytes(UTF_8),
                        "dateline")),
                1,
                0,
                0,
                0,
                0);
        statementsOf("before"); // which also reads the dictionary
        List<String> one = statementsOf("first");
        List<String> many = statementsOf("second", "third", "fourth", "fifth");

        assertThat(many).hasSameSizeAs(one);
        assertThat(Pages.walk("/v1/people/ann/articles", "slug"))
                .containsExactlyInAnyOrder("before", "first", "second", "third", "fourth", "fifth");
    }

    private List<String> statementsOf(String... slugs) {
        String lines = Arrays.stream(slugs).map(slug -> """
                        {"type": "article", "slug": "%s", "headline": "Told", "people": [{"person": "ann"}], \
                        "blocks": [{"type": "paragraph", "text": "Text."}]}""".formatted(slug)).collect(Collectors.joining(","));
        List<ItemStore.Item> items = new ArrayList<>();
        try {
            for (JsonNode line : json.readTree("[" + lines + "]")) {
                items.add(new ItemStore.Item(line, line.toString().getBytes(UTF_8)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        ItemStore.Prepared prepared = datelines.prepare(items);
        return Statements.of(() -> QuarkusTransaction.requiringNew().run(() -> prepared.store(null)));
    }

    @Test
    void whatIsSaidOfANewerVersionIsKept() {
        String item = """
                {"type": "article", "id": "%s", "headline": "Told", "blocks": [{"type": "paragraph", "text": "%s"}], \
                "save": {"note": "%s"}}
                """;
        UUID id = Ids.next();
        assertCounts(done(upload(item.formatted(id, "Once.", "First").getBytes(UTF_8), "dateline")), 1, 0, 0, 0, 0);
        assertCounts(done(upload(item.formatted(id, "Twice.", "Again").getBytes(UTF_8), "dateline")), 0, 1, 0, 0, 0);

        assertThat(Api.editor().get("/v1/articles/told/revisions").jsonPath().getList("items.note"))
                .containsExactly("Again", "First");
    }

    // Real news

    @Test
    void newswireStoriesAreImportedWhole() throws IOException {
        Path file = SharedData.path("reuters-21578/reuters-21578.ninjs.ndjson.gz");
        Response job = done(upload(Files.readAllBytes(file), "ninjs"));
        assertCounts(job, 15_389, 0, 0, 0, 0);

        List<String> japan = Pages.walk("/v1/articles?place=japan&limit=20", "id");
        Set<String> ids = new HashSet<>(japan);
        assertThat(ids).hasSameSizeAs(japan);
        @SuppressWarnings("unchecked")
        List<UUID> stored = QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("""
                        SELECT f.article_id FROM facet f JOIN place p ON p.id = f.facet_id WHERE p.slug = 'japan'
                        """, UUID.class).getResultList());
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        stored.stream().map(UUID::toString).toList());
        assertThat(Api.anonymous()
                        .get("/v1/people/ronald-reagan/articles")
                        .jsonPath()
                        .getList("items"))
                .hasSize(20);
    }
}
