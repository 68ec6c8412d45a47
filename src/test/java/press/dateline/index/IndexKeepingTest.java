package press.dateline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.access.Audience;
import press.dateline.change.Change;
import press.dateline.change.ChangeReader;
import press.dateline.change.ChangeType;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** Instances come and go, beside the one that the tests run in, each on a folder of its own. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class IndexKeepingTest {

    @Inject
    IndexRows rows;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    ChangeReader log;

    @Inject
    IndexKeeping own;

    @TempDir
    Path folder;

    private @Nullable IndexKeeping running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.onStop(new ShutdownEvent());
            running = null;
        }
    }

    private IndexKeeping start() {
        IndexKeeping started =
                new IndexKeeping(rows, new IndexFolder(() -> Optional.of(folder), 0), new IndexIntake(rows, log));
        running = started;
        started.startAfter(log.newest());
        Await.until(() -> takesOver(started));
        return started;
    }

    /** As the thread does that hands out changes. */
    private static boolean takesOver(IndexKeeping keeping) {
        keeping.takeOver();
        return keeping.takesChanges();
    }

    private static List<UUID> found(IndexKeeping keeping) throws Exception {
        LuceneIndex index = keeping.index().orElseThrow();
        IndexSearcher searcher = index.searchers().acquire();
        try {
            ArticleQuery all = ArticleQuery.all(new Audience(false, null, Instant.now(), false));
            return ArticleIndex.answer(
                            new ArticleIndex.Question(all, ArticleOrder.NEWEST, null, 100), searcher, Matching.of(all))
                    .hits()
                    .stream()
                    .map(Hit::id)
                    .toList();
        } finally {
            index.searchers().release(searcher);
        }
    }

    private static UUID published(String headline) {
        return UUID.fromString(Stories.publish(headline).jsonPath().getString("id"));
    }

    @Test
    void aStartGoesOnWhereTheLastOneEnded() throws Exception {
        UUID one = published("One");
        UUID two = published("Two");
        assertThat(found(start())).containsExactly(two, one);
        stop();
        LuceneIndex.Content stored = LuceneIndex.content(folder).orElseThrow();
        assertThat(stored.seq()).isEqualTo(log.newest());
        long files = Files.getLastModifiedTime(segments()).toMillis();

        Stories.withdraw("one");
        UUID three = published("Three");
        assertThat(found(start())).containsExactly(three, two);
        assertThat(Files.getLastModifiedTime(segments()).toMillis())
                .as("it was not made anew")
                .isEqualTo(files);
        stop();
        assertThat(LuceneIndex.content(folder).orElseThrow().seq()).isEqualTo(log.newest());
    }

    /** The oldest file, which holds what was there first. */
    private Path segments() throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("_0"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatIsMissingBrokenOrOfAnotherDatabaseIsMadeAnew() throws Exception {
        UUID one = published("One");
        start();
        stop();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(found(start())).as("missing").containsExactly(one);
        stop();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(one1 -> !one1.endsWith("write.lock")).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertThat(found(start())).as("broken").containsExactly(one);
        stop();
        for (LuceneIndex.Content other : List.of(
                new LuceneIndex.Content(
                        UUID.randomUUID().toString(),
                        log.newest(),
                        rows.newestChange().at()),
                new LuceneIndex.Content(rows.newestChange().database(), log.newest(), Instant.EPOCH),
                new LuceneIndex.Content(rows.newestChange().database(), 1_000_000, Instant.EPOCH))) {
            try (LuceneIndex index = LuceneIndex.create(folder)) {
                index.commit(other);
            }
            assertThat(found(start())).as("%s", other).containsExactly(one);
            stop();
        }
    }

    @Test
    void whatChangesWhileItIsBuiltIsThere() throws Exception {
        UUID stays = published("Stays");
        published("Goes");
        IndexKeeping keeping = start();
        Stories.withdraw("goes");
        UUID comes = published("Comes");
        assertThat(found(keeping))
                .as("nobody has handed on the changes")
                .hasSize(2)
                .doesNotContain(comes);
        assertThat(keeping.rebuild().await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(takesOver(keeping)).isTrue();
        assertThat(found(keeping)).containsExactly(comes, stays);

        // The articles are read first, and what is written then is in the log only.
        IndexRows late = new IndexRows(dataSource) {
            @Override
            List<UUID> bounds(int each) {
                List<UUID> bounds = super.bounds(each);
                Stories.publish("Last");
                return bounds;
            }

            @Override
            List<IndexedArticle> between(UUID after, UUID last) {
                List<IndexedArticle> articles = super.between(after, last);
                Stories.withdraw("stays");
                return articles;
            }
        };
        stop();
        IndexFolder.empty(folder);
        IndexKeeping second =
                new IndexKeeping(late, new IndexFolder(() -> Optional.of(folder), 0), new IndexIntake(late, log));
        running = second;
        second.startAfter(log.newest());
        Await.until(() -> takesOver(second));
        assertThat(found(second)).hasSize(2).contains(comes).doesNotContain(stays);
    }

    @Test
    void itTakesOverWithAllThatTheLogHas() throws Exception {
        UUID one = published("One");
        IndexKeeping keeping = start();
        AtomicBoolean woken = new AtomicBoolean();
        keeping.wokenBy(() -> woken.set(true));
        assertThat(keeping.rebuild().await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(woken).as("the log is read at once").isTrue();

        // Reads do not wait for the index now, so the log's position moves on without it.
        UUID two = published("Two");
        assertThat(keeping.index()).isEmpty();
        assertThat(keeping.guardsReads()).isFalse();
        assertThat(keeping.takeOver()).hasValue(log.newest());
        assertThat(found(keeping)).containsExactly(two, one);
        assertThat(keeping.guardsReads()).isTrue();
        assertThat(keeping.takeOver()).as("it has").isEmpty();
    }

    @Test
    void failedAttemptsComeLessAndLessOften() {
        assertThat(IndexKeeping.afterPause(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(4));
        assertThat(Stream.iterate(Duration.ofSeconds(2), IndexKeeping::afterPause)
                        .limit(20))
                .isSorted()
                .endsWith(Duration.ofMinutes(5), Duration.ofMinutes(5));
    }

    @Test
    void changesAreTakenInOneStatementAndInAnyOrderTwice() throws Exception {
        IndexKeeping keeping = start();
        UUID one = published("One");
        UUID two = published("Two");
        Stories.withdraw("one");
        var changes = log.after(0, 1_000, EnumSet.allOf(ChangeType.class), List.of(Change.EMBARGO))
                .changes();
        keeping.follow(changes);
        assertThat(found(keeping)).containsExactly(two).doesNotContain(one);
        keeping.follow(changes);
        assertThat(found(keeping)).containsExactly(two);
    }

    @Test
    void listsAreRefusedWhileItIsMadeAndSingleArticlesAreRead() throws Exception {
        Stories.publish("One");
        Api.anonymous().get("/v1/articles").then().statusCode(200);
        try (Connection blocking = dataSource.getConnection();
                Statement statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("LOCK TABLE database_identity");
            own.rebuild();
            Response refused = Api.anonymous().get("/v1/articles?section=news");
            assertProblem(refused, 503, "index-building");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(Api.anonymous().get("/v1/articles/one").statusCode()).isEqualTo(200);
            assertThat(Api.anonymous().get("/v1/articles?ids=one").statusCode()).isEqualTo(200);
            Response ready = Api.anonymous().get("/health/ready");
            assertThat(ready.statusCode()).as(ready.asString()).isEqualTo(200);
            assertThat(ready.jsonPath().getString("checks.find { it.name == 'Article index' }.data.index"))
                    .isNotEmpty();
            blocking.rollback();
            blocking.setAutoCommit(true);
        }
        Await.until(own::takesChanges);
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items.slug"))
                .containsExactly("one");
    }
}
