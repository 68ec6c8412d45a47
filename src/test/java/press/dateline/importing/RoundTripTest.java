package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.EmptyTables;
import press.dateline.testing.Rows;
import press.dateline.testing.SharedData;
import press.dateline.testing.Stories;

/** What is exported and imported into an empty database is the same: published documents to the byte. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("formats")
class RoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 7;
    private static final int RANDOM = 300;
    private static final int REUTERS = 500;

    private static final String DOCUMENTS =
            "SELECT article_id, kind, revision, format, encode(body, 'hex'), links, parts, coalesce(cast(valid_until"
                    + " AS text), '-'), encode(tags, 'hex') FROM document ORDER BY article_id, kind";

    /** What is listed, and what contracts look at. */
    private static final String LISTED =
            "SELECT l.article_id, l.revision, l.traits, l.rights_end, l.published_at, l.listed,"
                    + " (SELECT string_agg(cast(f.facet_id AS text), ' ' ORDER BY f.facet_id) FROM facet f"
                    + " WHERE f.article_id = l.article_id) FROM article_listing l ORDER BY l.article_id";

    private static final List<String> HOSTILE = List.of(
            "\u202Etxet\u202C",
            "<script>alert(1)</script>",
            "a\tb\r\nc",
            "\\\"'`${jndi:ldap://x}",
            "👩‍👩‍👧‍👦 𝒜𝓃𝓃",
            "\uFEFF\uFFFE\uFFFF",
            "\u0001\u0008\u001F\u007F\u0085",
            "Z̸̢̛a̷l̶g̵o̸",
            "'; DROP TABLE article; --",
            "{\"type\":\"end\"}");

    private String exported() {
        Response answer = Api.administrator().get("/v1/export");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    private static void rest() {
        Await.until(
                "all documents are fresh",
                () -> Rows.of("SELECT count(*) FROM stale_document").equals(List.of("0")));
    }

    /** Exports, wipes, imports, and compares. */
    private int assertSameAfterwards(String what) {
        rest();
        List<String> documents = Rows.of(DOCUMENTS);
        List<String> listed = Rows.of(LISTED);
        String first = exported();
        Arc.container().instance(EmptyTables.class).get().empty();
        assertThat(Rows.of(DOCUMENTS)).isEmpty();

        int things = (int) first.lines().count() - 2;
        long site = first.lines()
                .filter(line -> line.startsWith("{\"type\":\"site\""))
                .count();
        Response job = Jobs.done(Jobs.upload(Jobs.gzip(first), "dateline"));
        assertThat(Jobs.rejections(job)).isEmpty();
        assertThat(job.jsonPath().getInt("created") + job.jsonPath().getInt("updated"))
                .isEqualTo(things - (job.jsonPath().getInt("unchanged") - 2));
        assertThat(site).isEqualTo(1);
        rest();
        assertThat(Rows.of(DOCUMENTS)).isEqualTo(documents);
        assertThat(Rows.of(LISTED)).isEqualTo(listed);
        List<String> again = exported().lines().skip(1).toList();
        assertThat(again).isEqualTo(first.lines().skip(1).toList());
        System.out.printf(
                "formats: NDJSON export, wipe, import: %,d things, %,d documents the same to the byte (%s)%n",
                things, documents.size(), what);
        return documents.size();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = RoundTripTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static void importDemo() throws IOException {
        Response job = Jobs.done(Jobs.upload(resource("/demo/content.ndjson"), "dateline"));
        assertThat(Jobs.rejections(job)).isEmpty();
    }

    private static Response ok(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
        return answer;
    }

    @Test
    void demonstrationContentWithALifeBehindIt() throws IOException {
        importDemo();
        // A person and a place with former names; two that were merged.
        ok(Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"a-merkel\"}")
                .patch("/v1/people/angela-merkel"));
        ok(Api.editor()
                .body("{\"slug\": \"vladimir\", \"name\": \"Vladimir the Twin\"}")
                .post("/v1/people"));
        ok(Api.editor().body("{\"into\": \"vladimir-putin\"}").post("/v1/people/vladimir/merge"));
        rest();
        lives();
        comments();
        assertThat(assertSameAfterwards("demonstration content, edited, corrected, withdrawn, scheduled, discussed"))
                .isGreaterThanOrEqualTo(2 * 19);
        assertThat(Api.anonymous()
                        .redirects()
                        .follow(false)
                        .get("/v1/articles/first-name")
                        .getHeader("Location"))
                .endsWith("/v1/articles/second-name");
        assertThat(Api.anonymous().get("/v1/articles/killed-story").statusCode())
                .isEqualTo(410);
        assertThat(Api.editor()
                        .get("/v1/articles/scheduled-story/draft")
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("scheduled");
        assertThat(Rows.of("SELECT kind FROM due WHERE type = 'article' AND state = 'waiting' ORDER BY kind"))
                .containsExactly("embargo-end", "publish", "unpublish");
        // What was withdrawn comes back as it was.
        ok(Api.editor().post("/v1/articles/killed-story/restore"));
        assertThat(Api.anonymous().get("/v1/articles/killed-story").jsonPath().getString("headline"))
                .isEqualTo("Killed story");
    }

    private static void lives() {
        String text =
                ", \"blocks\": [{\"id\": \"b1\", \"type\": \"paragraph\", \"text\": \"\\\"We go,\\\" Vladimir Putin"
                        + " said in Sochi on Tuesday.\"}]";
        String edited = Stories.publish("First name", text).jsonPath().getString("id");
        ok(Api.editor()
                .body("{\"kind\": \"correction\", \"text\": \"It was Tuesday.\", \"block\": \"b1\"}")
                .post("/v1/articles/" + edited + "/correct"));
        ok(Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"second-name\", \"headline\": \"Second name\", \"save\": {\"note\": \"Why\"}}")
                .patch("/v1/articles/" + edited + "/draft"));
        ok(Api.editor().post("/v1/articles/" + edited + "/publish"));
        ok(Api.editor()
                .header("If-Match", "\"2\"")
                .body("{\"headline\": \"Not yet\", \"standfirst\": \"Nobody reads this.\"}")
                .patch("/v1/articles/" + edited + "/draft"));
        Stories.publish("Killed story", text);
        ok(Api.editor()
                .body("{\"kind\": \"kill\", \"reason\": \"It was wrong.\"}")
                .post("/v1/articles/killed-story/withdraw"));
        Stories.publish("Ends story");
        ok(Api.editor()
                .body("{\"unpublishAt\": \"" + Instant.now().plusSeconds(864_000) + "\"}")
                .post("/v1/articles/ends-story/schedule"));
        Stories.draft("Scheduled story", "");
        ok(Api.editor()
                .body("{\"at\": \"" + Instant.now().plusSeconds(86_400) + "\"}")
                .post("/v1/articles/scheduled-story/schedule"));
        Stories.draft("Only a draft", "");
        Stories.publish(
                "Under embargo", ", \"embargoUntil\": \"" + Instant.now().plusSeconds(86_400) + "\"");
        String image = ok(Api.editor().body(Stories.IMAGE).post("/v1/images"))
                .jsonPath()
                .getString("id");
        Stories.publish("Withheld picture", ", \"leadImage\": \"" + image + "\"");
        ok(Api.editor().body("{\"reason\": \"Not ours.\"}").post("/v1/images/" + image + "/withdraw"));
    }

    private static void comments() {
        String root = commented("second-name", "");
        String reply = commented("second-name", ", \"parent\": \"" + root + "\"");
        commented("second-name", ", \"parent\": \"" + reply + "\"");
        Rows.change("UPDATE comment SET state = 'deleted', deleted_at = now(), keeps_place = true, display_name = '',"
                + " text = '' WHERE id = '" + reply + "'");
    }

    private static String commented(String article, String more) {
        String id = ok(Api.anonymous()
                        .contentType("application/json")
                        .body("{\"displayName\": \"Ann\", \"text\": \"*Well* said, " + more.hashCode() + ".\"" + more
                                + "}")
                        .post("/v1/articles/" + article + "/comments"))
                .jsonPath()
                .getString("id");
        ok(Api.withScopes("content:read", "comments:moderate").post("/v1/comments/" + id + "/approve"));
        return id;
    }

    @Test
    void randomAndHostileArticles() throws IOException {
        importDemo();
        List<String> texts = new ArrayList<>(HOSTILE);
        Path naughty = SharedData.folder().resolve("hostile/blns.json");
        if (Files.exists(naughty)) {
            for (String one : JSON.readValue(naughty.toFile(), String[].class)) {
                if (!one.isBlank() && !one.trim().isEmpty() && one.indexOf('\u0000') < 0) {
                    texts.add(one);
                }
            }
        }
        List<String> names = Rows.of("SELECT name FROM person UNION ALL SELECT name FROM place ORDER BY 1");
        List<String> people = Rows.of("SELECT id FROM person ORDER BY id");
        List<String> images = Rows.of("SELECT id FROM image ORDER BY id");
        Random random = new Random(SEED);
        String lines = Stream.generate(() -> article(random, texts, names, people, images))
                .limit(RANDOM)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        Response job = Jobs.done(Jobs.upload(lines.getBytes(StandardCharsets.UTF_8), "dateline"));
        Jobs.assertCounts(job, RANDOM, 0, 0, 0, 0);
        assertThat(assertSameAfterwards("random articles, hostile text in every field"))
                .isEqualTo(2 * (RANDOM + 17));
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static JsonNode article(
            Random random, List<String> texts, List<String> names, List<String> people, List<String> images) {
        ObjectNode line = JSON.createObjectNode().put("type", "article");
        for (Map.Entry<String, Integer> field : Map.of(
                        "headline", 500, "shortHeadline", 200, "standfirst", 2000, "byline", 500, "editorNote", 5000)
                .entrySet()) {
            line.put(field.getKey(), cut(any(random, texts), field.getValue()));
        }
        line.put("kind", any(random, List.of("news", "opinion", "live", "brief")));
        line.put(
                "publishedAt",
                Instant.ofEpochSecond(1_000_000_000L + random.nextInt(700_000_000))
                        .toString());
        line.put("section", "world");
        line.putObject("seo").put("title", cut(any(random, texts), 200));
        if (random.nextBoolean()) {
            line.put("leadImage", any(random, images));
        }
        line.withArray("people").addObject().put("person", any(random, people)).put("rel", "about");
        ObjectNode quote = line.withArray("quotes").addObject().put("text", cut(any(random, texts), 5000));
        quote.putObject("speaker").put("person", any(random, people)).put("office", cut(any(random, texts), 200));
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            String said = cut(any(random, texts), 400);
            String text = "“" + said + ",” " + any(random, names) + " said in " + any(random, names) + ". "
                    + any(random, texts);
            ObjectNode block = line.withArray("blocks")
                    .addObject()
                    .put("type", random.nextInt(5) == 0 ? "heading" : "paragraph")
                    .put("text", text);
            if (block.path("type").asText().equals("heading")) {
                block.put("level", 2);
            } else if (random.nextBoolean()) {
                block.withArray("spans")
                        .addObject()
                        .put("start", 0)
                        .put("end", 1)
                        .put("type", "strong");
            }
        }
        return line;
    }

    /** At most so long, and not between the halves of a pair. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    @Test
    void wireStoriesWithTheVersionsOfTheirSource() throws IOException {
        Path file = SharedData.path("reuters-21578/reuters-21578.ninjs.ndjson.gz");
        String stories;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            stories = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .limit(REUTERS)
                    .collect(Collectors.joining("\n"));
        }
        Response job = Jobs.ninjs(stories);
        int created = job.jsonPath().getInt("created");
        assertThat(created).isGreaterThan(REUTERS * 9 / 10);
        assertThat(assertSameAfterwards("Reuters stories")).isEqualTo(2 * created);
        // The same versions are known again.
        Response again = Jobs.ninjs(stories);
        assertThat(again.jsonPath().getInt("updated")).isZero();
        assertThat(again.jsonPath().getInt("created")).isZero();
    }
}
