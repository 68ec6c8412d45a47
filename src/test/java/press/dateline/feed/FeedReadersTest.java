package press.dateline.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;

/** Feed readers that people use read our feeds: titles, dates, authors, enclosures. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("formats")
class FeedReadersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path NEWSBOAT = Path.of("/usr/bin/newsboat");

    private static final String FEEDPARSER = """
        import calendar, feedparser, json, sys
        feed = feedparser.parse(sys.argv[1])
        print(json.dumps({'bozo': bool(feed.bozo), 'status': feed.get('status'), 'title': feed.feed.get('title'),
            'items': [{'id': e.get('id'), 'title': e.get('title'), 'link': e.get('link'),
                'published': calendar.timegm(e.published_parsed),
                'authors': [a.get('name') for a in e.get('authors', []) if a.get('name')],
                'enclosures': [x.get('href') for x in e.get('enclosures', [])]} for e in feed.entries]}))
        """;

    @TempDir
    Path folder;

    /** What a reader must have read of a story. */
    private record Read(
            String id, String title, String link, Instant published, List<String> authors, List<String> enclosures) {

        static Read of(Map<String, Object> item) {
            return new Read(
                    (String) Objects.requireNonNull(item.get("id")),
                    (String) Objects.requireNonNull(item.get("title")),
                    (String) Objects.requireNonNull(item.get("url")),
                    Instant.parse((String) Objects.requireNonNull(item.get("date_published")))
                            .truncatedTo(ChronoUnit.SECONDS),
                    values(item.get("authors"), "name"),
                    values(item.get("attachments"), "url"));
        }

        Read withOneEnclosure() {
            return new Read(
                    id,
                    title,
                    link,
                    published,
                    authors,
                    enclosures.stream().limit(1).toList());
        }

        private static List<String> values(@Nullable Object things, String member) {
            List<String> values = new ArrayList<>();
            for (Object thing : (List<?>) Objects.requireNonNull(things)) {
                values.add((String) Objects.requireNonNull(((Map<?, ?>) thing).get(member)));
            }
            return values;
        }
    }

    /** The feeds of the demonstration content: of everybody, a named one, and a partner's secret one. */
    private static List<String> feeds() throws IOException {
        Archive.demonstration();
        Api.administrator()
                .body("{\"name\": \"world\", \"title\": \"The world\", \"filter\": {\"section\": [\"world\"]}}")
                .post("/v1/feeds")
                .then()
                .statusCode(201);
        SignedPartner.sign("wire", "{\"include\": {\"kinds\": [\"news\"]}}");
        Response secret = Api.administrator()
                .body("{\"feed\": \"all\", \"name\": \"Reader\"}")
                .post("/v1/partners/wire/feeds");
        assertThat(secret.statusCode()).as(secret.asString()).isEqualTo(201);
        String path = SecretFeedTest.path(secret.jsonPath(), "rss");
        return List.of("/v1/feeds/all", "/v1/feeds/world", path.substring(0, path.length() - ".rss".length()));
    }

    private static List<Read> expected(String feed) {
        Response answer = Api.anonymous().get(feed + ".json");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        List<Read> items = answer.jsonPath().<Map<String, Object>>getList("items").stream()
                .map(Read::of)
                .toList();
        assertThat(items).isNotEmpty();
        return items;
    }

    /** An item of RSS has one enclosure: what there is to hear or see comes before the picture over the story. */
    private static List<Read> expected(String feed, String form) {
        return form.equals("rss")
                ? expected(feed).stream().map(Read::withOneEnclosure).toList()
                : expected(feed);
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + RestAssured.port + path;
    }

    private static String name(String feed) {
        return feed.replaceAll("/dlf_.*", "/…");
    }

    @Test
    void rome() throws IOException {
        for (String feed : feeds()) {
            for (String form : List.of("rss", "atom")) {
                List<Read> read = ReadFeed.at(feed + "." + form).getEntries().stream()
                        .map(FeedReadersTest::read)
                        .toList();
                assertThat(read).as(feed + "." + form).isEqualTo(expected(feed, form));
                System.out.println(
                        "formats: Rome reads " + name(feed) + "." + form + ": " + read.size() + " stories as they are");
            }
        }
    }

    private static Read read(SyndEntry entry) {
        return new Read(
                entry.getUri(),
                entry.getTitle(),
                entry.getLink(),
                entry.getPublishedDate().toInstant(),
                entry.getAuthors().isEmpty()
                        ? ((DCModule) entry.getModule(DCModule.URI)).getCreators()
                        : entry.getAuthors().stream().map(SyndPerson::getName).toList(),
                entry.getEnclosures().stream().map(SyndEnclosure::getUrl).toList());
    }

    @Test
    void feedparser() throws Exception {
        assumeTrue(
                Files.isExecutable(PYTHON)
                        && run(PYTHON.toString(), "-c", "import feedparser").status() == 0,
                "skipped: there is no python3-feedparser");
        for (String feed : feeds()) {
            for (String form : List.of("rss", "atom")) {
                Ran ran = run(PYTHON.toString(), "-c", FEEDPARSER, address(feed + "." + form));
                assertThat(ran.status()).as(ran.output()).isZero();
                JsonNode answer = JSON.readTree(ran.output());
                assertThat(answer.path("bozo").asBoolean()).as("bozo").isFalse();
                assertThat(answer.path("status").asInt()).isEqualTo(200);
                List<Read> read = new ArrayList<>();
                for (JsonNode item : answer.path("items")) {
                    read.add(new Read(
                            item.path("id").asText(),
                            item.path("title").asText(),
                            item.path("link").asText(),
                            Instant.ofEpochSecond(item.path("published").asLong()),
                            texts(item.path("authors")),
                            texts(item.path("enclosures"))));
                }
                assertThat(read).as(feed + "." + form).isEqualTo(expected(feed, form));
                System.out.println("formats: feedparser reads " + name(feed) + "." + form + ": " + read.size()
                        + " stories as they are");
            }
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void newsboat() throws Exception {
        assumeTrue(Files.isExecutable(NEWSBOAT), "skipped: there is no newsboat");
        assumeTrue(
                Files.isExecutable(PYTHON)
                        && run(PYTHON.toString(), "-c", "import sqlite3").status() == 0,
                "skipped: there is no python3 to look into newsboat's cache");
        for (String feed : feeds()) {
            for (String form : List.of("rss", "atom")) {
                Path own = Files.createTempDirectory(folder, "newsboat");
                Files.writeString(own.resolve("urls"), address(feed + "." + form) + "\n");
                Files.writeString(own.resolve("config"), "");
                Ran ran = run(
                        NEWSBOAT.toString(),
                        "-u",
                        own.resolve("urls").toString(),
                        "-c",
                        own.resolve("cache.db").toString(),
                        "-C",
                        own.resolve("config").toString(),
                        "-x",
                        "reload");
                assertThat(ran.status()).as(ran.output()).isZero();
                List<Read> read = ofNewsboat(own.resolve("cache.db"));
                assertThat(read)
                        .as(feed + "." + form)
                        .containsExactlyInAnyOrderElementsOf(expected(feed).stream()
                                .map(one -> asNewsboatKeepsIt(one, form))
                                .toList());
                System.out.println("formats: newsboat reads " + name(feed) + "." + form + ": " + read.size()
                        + " stories as they are");
            }
        }
    }

    /** Its cache has one text of authors, of those of RSS the last one; and one enclosure, if that can be played. */
    private static Read asNewsboatKeepsIt(Read one, String form) {
        boolean isAtom = form.equals("atom");
        String authors = isAtom || one.authors().isEmpty()
                ? String.join(", ", one.authors())
                : one.authors().getLast();
        return new Read(
                one.id(),
                one.title(),
                one.link(),
                one.published(),
                List.of(authors),
                one.enclosures().stream()
                        .filter(url -> url.matches(".*\\.(mp3|mp4)"))
                        .toList());
    }

    private List<Read> ofNewsboat(Path cache) throws IOException {
        Ran rows = run(PYTHON.toString(), "-c", """
            import json, sqlite3, sys
            print(json.dumps(list(sqlite3.connect(sys.argv[1]).execute(
                'SELECT guid, title, url, pubDate, author, enclosure_url FROM rss_item'))))
            """, cache.toString());
        assertThat(rows.status()).as(rows.output()).isZero();
        List<Read> read = new ArrayList<>();
        for (JsonNode row : JSON.readTree(rows.output())) {
            String enclosure = row.path(5).asText("");
            read.add(new Read(
                    row.path(0).asText(),
                    row.path(1).asText(),
                    row.path(2).asText(),
                    Instant.ofEpochSecond(row.path(3).asLong()),
                    List.of(row.path(4).asText()),
                    enclosure.isEmpty() || enclosure.equals("null") ? List.of() : List.of(enclosure)));
        }
        return read;
    }

    private record Ran(int status, String output) {}

    private Ran run(String... command) throws IOException {
        Path output = Files.createTempFile(folder, "ran", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command[0] + " does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Ran(process.exitValue(), Files.readString(output, UTF_8));
    }
}
