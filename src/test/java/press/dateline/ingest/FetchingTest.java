package press.dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.ingest.FeedServer.body;
import static press.dateline.ingest.FeedServer.item;
import static press.dateline.ingest.FeedServer.rss;
import static press.dateline.ingest.FeedServer.status;
import static press.dateline.ingest.FeedServer.tagged;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.dateline.fetch.TestNames;
import press.dateline.importing.Jobs;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.LoggedLines;
import press.dateline.testing.Rows;
import press.dateline.testing.TestClock;

/** Sources are fetched from a server of the test, and become articles. */
@QuarkusTest
class FetchingTest {

    private static final String FEED = "/feed?key=hidden";

    @Inject
    FetchWorker worker;

    @Inject
    Fetches fetches;

    @Inject
    Session session;

    @Inject
    Clock clock;

    private final FeedServer server = new FeedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private static int revision(String slug) {
        return Api.editor().get("/v1/articles/" + slug + "/draft").jsonPath().getInt("revision");
    }

    @Test
    void whatIsNewIsImportedAndWhatIsTheSameIsNot() {
        server.serve(FEED, tagged("\"1\"", rss(item("One", "First."), item("Two", "Second."))));
        String id = Sources.made("Wire", server.url(FEED));
        JsonPath source = Sources.awaitFetched(id);

        assertThat(source.getString("lastOutcome")).isEqualTo("imported");
        assertThat(source.getMap("$")).doesNotContainKeys("problem", "movedTo");
        assertThat(source.getString("etag")).isEqualTo("\"1\"");
        assertThat(source.getString("lastModified")).isEqualTo("Mon, 02 Mar 2026 08:30:00 GMT");
        assertThat(source.getString("lastSuccessAt")).isEqualTo(source.getString("lastFetchAt"));
        assertThat(Duration.between(
                        Instant.parse(source.getString("lastFetchAt")), Instant.parse(source.getString("nextFetchAt"))))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));
        JsonPath job = Api.editor().get(path(source.getString("lastImportUrl"))).jsonPath();
        assertThat(job.getString("sourceId")).isEqualTo(id);
        assertThat(job.getString("name")).isEqualTo("Wire");
        assertThat(job.getString("format")).isEqualTo("feed");
        assertThat(Sources.imports(id)).containsExactly("done 2 0 0");
        assertThat(Api.anonymous().get("/v1/articles/one").jsonPath().getString("blocks[0].text"))
                .isEqualTo("First.");

        TestClock.advance(Duration.ofMinutes(31));
        JsonPath again = Sources.awaitFetchedAfter(id, source.getString("lastFetchAt"));
        assertThat(again.getString("lastOutcome")).isEqualTo("unchanged");
        assertThat(again.getString("lastImportUrl")).isEqualTo(source.getString("lastImportUrl"));
        assertThat(again.getString("lastSuccessAt")).isEqualTo(again.getString("lastFetchAt"));
        assertThat(server.asked(FEED)).hasSize(2);
        assertThat(server.asked(FEED).get(0).headers()).doesNotContainKeys("If-none-match", "If-modified-since");
        assertThat(server.asked(FEED).get(1).headers().getFirst("If-None-Match"))
                .isEqualTo("\"1\"");
        assertThat(server.asked(FEED).get(1).headers().getFirst("If-Modified-Since"))
                .isEqualTo("Mon, 02 Mar 2026 08:30:00 GMT");
        assertThat(Sources.imports(id)).containsExactly("done 2 0 0");

        int one = revision("one");
        int two = revision("two");
        server.serve(FEED, tagged("\"2\"", rss(item("Two", "Second, corrected."), item("One", "First."))));
        assertThat(Sources.fetchedAgain(id).getString("etag")).isEqualTo("\"2\"");
        assertThat(Sources.imports(id)).containsExactly("done 2 0 0", "done 0 1 1");
        assertThat(revision("one")).isEqualTo(one);
        assertThat(revision("two")).isEqualTo(two + 1);
        assertThat(Api.anonymous().get("/v1/articles/two").jsonPath().getString("blocks[0].text"))
                .isEqualTo("Second, corrected.");
    }

    @Test
    void theSameBytesAreNotImportedAgainWhateverTheServerSays() {
        server.serve(FEED, body(rss(item("One", "First."))));
        String id = Sources.made("Wire", server.url(FEED));
        Sources.awaitFetched(id);

        assertThat(Sources.fetchedAgain(id).getString("lastOutcome")).isEqualTo("unchanged");
        assertThat(Sources.imports(id)).containsExactly("done 1 0 0");
        server.serve(FEED, body(rss()));
        assertThat(Sources.fetchedAgain(id).getString("lastOutcome"))
                .as("a feed without items is no broken one")
                .isEqualTo("unchanged");
        assertThat(Rows.of("SELECT state FROM import_job")).containsExactly("done");
    }

    @Test
    void theFormatIsToldFromTheBytesUnlessTheSourceSaysIt() {
        server.serve("/ninjs", body("""
            {"uri": "urn:wire:1", "type": "text", "firstCreated": "2017-05-02T17:40:00Z", "headlines": [{"value": "From a wire"}],
             "bodies": [{"contentType": "text/html", "value": "<p>Text.</p>"}]}\
            """.replace("\n", ""), "Content-Type", "application/json"));
        Sources.awaitFetched(Sources.made("Wire", server.url("/ninjs")));
        assertThat(Api.anonymous().get("/v1/articles/from-a-wire").statusCode()).isEqualTo(200);

        server.serve("/site", body("{\"type\": \"section\", \"name\": \"Mine\"}", "Content-Type", "application/json"));
        JsonPath site = Sources.awaitFetched(Sources.made("Site", server.url("/site")));
        assertThat(site.getString("lastOutcome")).isEqualTo("failed");
        assertThat(site.getString("problem"))
                .isEqualTo("It is no feed, NewsML-G2 or ninjs, but of the format dateline, which is taken from files"
                        + " only.");
        assertThat(Api.anonymous().get("/v1/sections").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void whatIsNoPublicAddressIsNotAskedHoweverItsNameIsWrittenOrWhereverARedirectLeads() {
        TestNames.lead("private.feeds.example", "10.0.0.1");
        TestNames.lead("both.feeds.example", "8.8.8.8", "169.254.169.254");
        server.serve("/away", status(302, "Location", "http://private.feeds.example/feed"));
        server.serve("/meta", status(301, "Location", "http://169.254.169.254/latest/meta-data"));
        String reason = "The host %s has an address that is not of the public internet.";

        assertRefused("http://private.feeds.example/feed", reason.formatted("private.feeds.example"));
        assertRefused("http://both.feeds.example/feed", reason.formatted("both.feeds.example"));
        assertRefused(server.url("/away"), reason.formatted("private.feeds.example"));
        assertRefused(
                server.url("/meta"),
                "The host 169.254.169.254 is none of those that may be asked (DATELINE_FETCH_HOSTS).");
        assertThat(Rows.of("SELECT id FROM import_job")).isEmpty();
    }

    /** A gigabyte of zeros is a megabyte. */
    @Test
    void whatIsPackedIsNotUnpacked() {
        server.serve(FEED, exchange -> {
            byte[] packed = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, packed.length);
            exchange.getResponseBody().write(packed);
        });
        assertThat(Sources.awaitFetched(Sources.made("Wire", server.url(FEED))).getString("problem"))
                .isEqualTo("It is a packed file; only its transfer may be packed.");
    }

    /** A key may stand in an address. */
    @Test
    void theLogDoesNotTellAddresses() {
        try (LoggedLines log = new LoggedLines()) {
            String id = Sources.made("Wire", server.url(FEED));
            Sources.awaitFetched(id);
            server.serve(FEED, body("none"));
            Sources.fetchedAgain(id);
            server.serve(FEED, body(rss(item("One", "First."))));
            Sources.fetchedAgain(id);
            assertThat(log.said()).anyMatch(line -> line.contains(id)).noneMatch(line -> line.contains("hidden"));
        }
    }

    private static String path(String url) {
        return URI.create(url).getPath();
    }

    private static void assertRefused(String url, String problem) {
        JsonPath source = Sources.awaitFetched(Sources.made(url, url));
        assertThat(source.getString("problem")).isEqualTo(problem);
        assertThat(source.getString("lastOutcome")).isEqualTo("refused");
        assertThat(source.getInt("failures")).isEqualTo(1);
    }

    @Test
    void whereItHasMovedForGoodIsSaid() {
        server.serve("/old", status(308, "Location", FEED));
        server.serve(FEED, body(rss(item("One", "First."))));
        String id = Sources.made("Wire", server.url("/old"));
        JsonPath source = Sources.awaitFetched(id);
        assertThat(source.getString("lastOutcome")).isEqualTo("imported");
        assertThat(source.getString("movedTo")).isEqualTo(server.url(FEED));

        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"url\": \"" + server.url(FEED) + "\"}")
                .patch("/v1/feed-sources/" + id)
                .then()
                .statusCode(200);
        assertThat(Sources.awaitFetchedAfter(id, source.getString("lastFetchAt"))
                        .getMap("$"))
                .doesNotContainKey("movedTo");
        assertThat(server.asked("/old")).hasSize(1);
    }

    @Test
    void aServerThatWantsRestGetsIt() {
        for (int wish : List.of(429, 503)) {
            server.serve("/" + wish, status(wish, "Retry-After", "7200"));
            JsonPath source = Sources.awaitFetched(Sources.made("Wire " + wish, server.url("/" + wish)));
            assertThat(source.getString("lastOutcome")).isEqualTo("limited");
            assertThat(source.getString("problem")).isEqualTo("The server answered with status " + wish + ".");
            assertThat(Duration.between(
                            Instant.parse(source.getString("lastFetchAt")),
                            Instant.parse(source.getString("nextFetchAt"))))
                    .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
        }
    }

    @Test
    void whatIsGoneForGoodIsPausedAndThatIsNoted() {
        server.serve(FEED, status(410));
        String id = Sources.made("Wire", server.url(FEED));
        JsonPath source = Sources.awaitFetched(id);
        assertThat(source.getString("lastOutcome")).isEqualTo("gone");
        assertThat(source.getBoolean("paused")).isTrue();
        assertThat(source.getInt("revision")).isEqualTo(2);
        assertThat(source.getMap("$")).doesNotContainKey("nextFetchAt");
        assertThat(source.getString("problem")).contains("410");
        JsonPath acts = Api.withScopes("admin").get("/v1/audit?thing=" + id).jsonPath();
        assertThat(acts.getList("items.action")).containsExactly("updateFeedSource", "createFeedSource");
        assertThat(acts.getString("items[0].via")).isEqualTo("machine");

        server.serve(FEED, body(rss(item("One", "First."))));
        Api.editor()
                .header("If-Match", "\"2\"")
                .body("{\"paused\": false}")
                .patch("/v1/feed-sources/" + id)
                .then()
                .statusCode(200);
        assertThat(Sources.awaitFetchedAfter(id, source.getString("lastFetchAt"))
                        .getString("lastOutcome"))
                .isEqualTo("imported");
    }

    @Test
    void whatCannotBeReadIsToldAndTriedAgainLater() {
        server.serve(FEED, tagged("\"1\"", "plain words, no feed"));
        String id = Sources.made("Wire", server.url(FEED), ", \"format\": \"feed\"");
        JsonPath source = Sources.awaitFetched(id);
        assertThat(source.getString("lastOutcome")).isEqualTo("failed");
        assertThat(source.getString("problem")).isNotBlank();
        assertThat(source.getMap("$")).doesNotContainKeys("etag", "lastImportUrl", "lastSuccessAt");
        assertThat(Sources.fetchedAgain(id).getInt("failures")).isEqualTo(2);
        assertThat(server.asked(FEED).get(1).headers())
                .as("what was never taken is not said to be known")
                .doesNotContainKey("If-none-match");

        server.serve(FEED, body("<rss><channel>" + item("One", "First.") + "<item><guid>urn:x:2</guid></item>"));
        JsonPath mended = Sources.fetchedAgain(id);
        assertThat(mended.getInt("failures")).isZero();
        assertThat(mended.getMap("$")).doesNotContainKey("problem");
        assertThat(Api.editor()
                        .get(path(mended.getString("lastImportUrl")) + "/rejections")
                        .jsonPath()
                        .getList("items.reason"))
                .contains("The item has nothing to show: no title, no text, no summary.");
        server.serve(FEED, body("<rss>" + " ".repeat(TestNames.MOST_BYTES)));
        assertThat(Sources.fetchedAgain(id).getString("problem"))
                .isEqualTo("The answer has more than " + TestNames.MOST_BYTES + " bytes.");
        assertThat(Sources.get(id).getString("lastSuccessAt")).isEqualTo(mended.getString("lastSuccessAt"));
    }

    @Test
    void manyWhoLookAtOnceFetchEachSourceOnce() {
        int sources = 12;
        for (int i = 0; i < sources; i++) {
            server.serve("/" + i, exchange -> {
                pause(200);
                body(rss(item("One", "First."))).to(exchange);
            });
            Sources.made("Wire " + i, server.url("/" + i), ", \"paused\": true");
        }
        Rows.change("UPDATE feed_source SET paused = false");
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                instances.execute(() -> {
                    for (Optional<Fetches.Claim> next = worker.claim(); next.isPresent(); next = worker.claim()) {
                        worker.fetch(next.get());
                    }
                });
            }
        }
        Await.until(
                "all were fetched",
                () -> Rows.of("SELECT id FROM feed_source WHERE fetched_at IS NULL")
                        .isEmpty());
        Await.until(
                "all were imported",
                () -> Rows.of("SELECT id FROM import_job WHERE state <> 'done'").isEmpty());
        assertThat(IntStream.range(0, sources).mapToObj(i -> server.asked("/" + i)))
                .allSatisfy(asked -> assertThat(asked).hasSize(1));
        assertThat(Rows.of("SELECT count(*) FROM import_job WHERE source_id IS NOT NULL"))
                .containsExactly(String.valueOf(sources));
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items"))
                .hasSize(1);
    }

    /** Takes all sources, which are paused, before anybody else can. */
    private List<Fetches.Claim> claimed(int sources) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.createNativeMutationQuery("UPDATE feed_source SET paused = false")
                    .executeUpdate();
            return IntStream.range(0, sources)
                    .mapToObj(_ -> fetches.claim(clock.instant()).orElseThrow())
                    .toList();
        });
    }

    /** What was killed in the middle of a fetch never comes back; here it does, too late. */
    @Test
    void whatWasKilledIsFetchedAgainAndComesTooLateItself() {
        server.serve(FEED, body(rss(item("One", "First."))));
        String id = Sources.made("Wire", server.url(FEED), ", \"paused\": true");
        Fetches.Claim killed = claimed(1).getFirst();
        pause(2_500);
        assertThat(server.asked(FEED)).as("it is lent").isEmpty();

        TestClock.advance(Fetches.LEASE);
        Sources.awaitFetched(id);
        assertThat(server.asked(FEED)).hasSize(1);
        worker.fetch(killed);
        assertThat(server.asked(FEED)).hasSize(2);
        assertThat(Sources.imports(id)).containsExactly("done 1 0 0");
        assertThat(Rows.of("SELECT state FROM import_job"))
                .as("what came too late is forgotten")
                .containsExactly("done");
    }

    @Test
    void whatIsDeletedOrLedElsewhereMeanwhileBringsNothing() {
        CountDownLatch changed = new CountDownLatch(1);
        for (String path : List.of("/deleted", "/elsewhere")) {
            server.serve(path, exchange -> {
                await(changed);
                body(rss(item("From " + path.substring(1), "First."))).to(exchange);
            });
        }
        server.serve(FEED, body(rss(item("One", "First."))));
        String deleted = Sources.made("Deleted", server.url("/deleted"), ", \"paused\": true");
        String elsewhere = Sources.made("Elsewhere", server.url("/elsewhere"), ", \"paused\": true");
        List<Fetches.Claim> claims = claimed(2);
        try (var fetching = Executors.newVirtualThreadPerTaskExecutor()) {
            claims.forEach(claim -> fetching.execute(() -> worker.fetch(claim)));
            Await.until(() ->
                    server.asked("/deleted").size() + server.asked("/elsewhere").size() == 2);
            Api.editor().delete("/v1/feed-sources/" + deleted).then().statusCode(204);
            Api.editor()
                    .header("If-Match", "\"1\"")
                    .body("{\"url\": \"" + server.url(FEED) + "\"}")
                    .patch("/v1/feed-sources/" + elsewhere)
                    .then()
                    .statusCode(200);
            changed.countDown();
        }

        Sources.awaitFetched(elsewhere);
        assertThat(Rows.of("SELECT source_id FROM import_job")).containsExactly(elsewhere);
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items.headline"))
                .containsExactly("One");
    }

    @Test
    void asLongAsItsLastImportGoesOnASourceIsNotFetched() {
        server.serve(FEED, body(rss(item("One", "First."))));
        String id = Sources.made("Wire", server.url(FEED));
        Sources.awaitFetched(id);
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeMutationQuery("UPDATE import_job SET state = 'running'")
                    .executeUpdate();
            session.createNativeMutationQuery("UPDATE feed_source SET next_at = created_at")
                    .executeUpdate();
            assertThat(fetches.claim(clock.instant())).isEmpty();
            session.createNativeMutationQuery("UPDATE import_job SET state = 'done'")
                    .executeUpdate();
            assertThat(fetches.claim(clock.instant())).isPresent();
        });
    }

    @Test
    void importsOfSourcesAreForgottenAfterThirtyDays() {
        server.serve(FEED, body(rss(item("One", "First."))));
        String id = Sources.made("Wire", server.url(FEED), ", \"intervalMinutes\": 10080");
        Sources.awaitFetched(id);
        Rows.change("UPDATE import_job SET finished_at = finished_at - interval '31 days'");
        Jobs.forgetOld();
        assertThat(Rows.of("SELECT id FROM import_job")).isEmpty();
        assertThat(Sources.get(id).getString("lastOutcome")).isEqualTo("imported");
    }

    @Test
    void metricsTellWhatCameOfFetchesAndHowLateTheyAre() {
        server.serve(FEED, status(500));
        double before = metric("dateline_feed_fetches_total{outcome=\"failed\"");
        Sources.awaitFetched(Sources.made("Wire", server.url(FEED)));
        Await.until("it is counted", () -> metric("dateline_feed_fetches_total{outcome=\"failed\"") == before + 1);

        // One that is lent, and long due.
        Rows.change("UPDATE feed_source SET next_at = now() - interval '1 hour', lease = id,"
                + " leased_until = now() + interval '1 hour'");
        Await.until("it is late", () -> metric("dateline_feed_sources_overdue_seconds") >= 3_600);
        Rows.change("DELETE FROM feed_source");
        Await.until("nothing is late", () -> metric("dateline_feed_sources_overdue_seconds") == 0);
    }

    private static double metric(String name) {
        return Api.anonymous()
                .accept("text/plain")
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
