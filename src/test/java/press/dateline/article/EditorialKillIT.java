package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.article.EditorialKiller.Kill;
import press.dateline.testing.SharedPostgres;

/**
 * kill -9 while editors draft, publish, correct, schedule, withdraw and restore through two instances on one
 * PostgreSQL: of instances at random, between a write's effect and its commit, at the commit, while a schedule runs; of
 * PostgreSQL; and of all of them. What the editors' clients were told is true afterwards, and what they were not told
 * was done as a whole or not at all. {@code -Ddateline.editorial.minutes=10} kills for so long, six times a minute;
 * by default each kind of kill comes once.
 */
class EditorialKillIT {

    private static final Logger LOG = Logger.getLogger(EditorialKillIT.class);
    private static final int MINUTES = Integer.getInteger("dateline.editorial.minutes", 0);
    private static final Duration LONG_FORM_PACE = Duration.ofSeconds(10);
    private static final int FEWEST_KILLS_A_MINUTE = 3;
    private static final int CLIENTS = 6;
    /** A kill comes after this many further writes, and some time more. */
    private static final int WRITES_BETWEEN = 30;

    private static final int LONGEST_WAIT_MILLIS = 300;
    private static final Duration RETRY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<Kill, Integer> kills = new EnumMap<>(Kill.class);
    private final AtomicBoolean finished = new AtomicBoolean();
    private final List<EditorialClient> clients = new ArrayList<>();

    @Test
    void whatEditorsWereToldIsTrueWhateverIsKilled(@TempDir Path folder) throws Exception {
        try (SharedPostgres postgres = SharedPostgres.start(folder.resolve("data"));
                EditorialInstances instances = new EditorialInstances(folder.resolve("instances"), postgres)) {
            makeSection(instances);
            List<Thread> threads = startClients(instances);
            EditorialKiller killer = new EditorialKiller(postgres, instances, random);
            try {
                killAll(killer);
            } finally {
                finished.set(true);
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            instances.awaitReady();
            awaitQuiet(postgres, instances);
            EditorialVerdict verdict;
            try (Connection connection = postgres.connect()) {
                verdict = EditorialJudge.judge(
                        connection,
                        clients.stream()
                                .flatMap(client -> client.records().stream())
                                .toList(),
                        () -> instances.first().caller(instances.administratorKey()));
            }
            report(killer, verdict);
            require(verdict);
        }
    }

    private static void makeSection(EditorialInstances instances) {
        Response made = instances
                .first()
                .caller(instances.administratorKey())
                .body("{\"slug\": \"news\", \"name\": \"News\"}")
                .post("/v1/sections");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    }

    private List<Thread> startClients(EditorialInstances instances) {
        for (int number = 0; number < CLIENTS; number++) {
            clients.add(new EditorialClient(number, seed, instances.administratorKey(), instances::any, finished::get));
        }
        return clients.stream().map(client -> Thread.ofPlatform().start(client)).toList();
    }

    private void killAll(EditorialKiller killer) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        do {
            List<Kill> round = new ArrayList<>(List.of(Kill.values()));
            Collections.shuffle(round, random);
            for (Kill kill : round) {
                long next = System.nanoTime() + (MINUTES == 0 ? 0 : LONG_FORM_PACE.toNanos());
                awaitWrites(WRITES_BETWEEN);
                Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
                killer.kill(kill);
                kills.merge(kill, 1, Integer::sum);
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } while (System.nanoTime() < end);
        awaitWrites(WRITES_BETWEEN);
    }

    private void awaitWrites(int more) throws InterruptedException {
        int wanted = sum(EditorialClient::acknowledged) + more;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (sum(EditorialClient::acknowledged) < wanted) {
            requireNoFaults();
            assertThat(System.nanoTime()).as("%s more writes", more).isLessThan(end);
            Thread.sleep(RETRY);
        }
    }

    private void requireNoFaults() {
        assertThat(clients.stream().flatMap(client -> client.faults().stream()))
                .as("seed %s", seed)
                .isEmpty();
    }

    /** Until all is done that was scheduled, and what killed instances had sent is done or undone. */
    private static void awaitQuiet(SharedPostgres postgres, EditorialInstances instances) throws Exception {
        postgres.await(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'editorial-%'"
                        + " AND application_name NOT IN ('" + String.join("', '", instances.applications()) + "')",
                count -> count == 0,
                PATIENCE);
        postgres.await("SELECT count(*) FROM due WHERE state = 'waiting'", count -> count == 0, PATIENCE);
    }

    private int sum(ToIntFunction<EditorialClient> of) {
        return clients.stream().mapToInt(of).sum();
    }

    private void report(EditorialKiller killer, EditorialVerdict verdict) {
        LOG.infof(
                "%d kills (%d of an instance at random, %d between effect and commit, %d at the commit, %d while a"
                        + " schedule ran, %d of PostgreSQL, %d of everything; seed %d), %d writers cut off before their"
                        + " commit; %d articles, %d writes"
                        + " acknowledged, %d lost, %d done in part; %d without an answer: %d repeated until answered, of"
                        + " which %d had been done, %d left in doubt, of which %d had been done; %d repeated after"
                        + " their answer, same each; %d schedules ran, %d twice, %d forgotten; %d gaps in the log,"
                        + " %d wrong readings",
                kills.values().stream().mapToInt(Integer::intValue).sum(),
                count(Kill.AT_RANDOM),
                count(Kill.BEFORE_COMMIT),
                count(Kill.AT_COMMIT),
                count(Kill.IN_SCHEDULE),
                count(Kill.DATABASE),
                count(Kill.EVERYTHING),
                seed,
                killer.cutOff(),
                verdict.articles,
                sum(EditorialClient::acknowledged),
                verdict.lost,
                verdict.halfDone,
                sum(EditorialClient::lostAnswers),
                sum(EditorialClient::lostAnswers) - sum(EditorialClient::inDoubt),
                sum(EditorialClient::regained),
                sum(EditorialClient::inDoubt),
                verdict.foundDone,
                sum(EditorialClient::repeated),
                verdict.schedulesRun,
                verdict.doneTwice,
                verdict.forgotten,
                verdict.gaps,
                verdict.misread);
    }

    private int count(Kill kill) {
        return kills.getOrDefault(kill, 0);
    }

    private void require(EditorialVerdict verdict) {
        requireNoFaults();
        assertThat(verdict.faults).as("seed %s", seed).isEmpty();
        assertThat(verdict.wrong()).as("seed %s", seed).isZero();
        assertThat(kills).containsOnlyKeys(Kill.values());
        assertThat(kills.values().stream().mapToInt(Integer::intValue).sum())
                .isGreaterThanOrEqualTo(FEWEST_KILLS_A_MINUTE * MINUTES);
        assertThat(sum(EditorialClient::lostAnswers)).isPositive();
        assertThat(verdict.schedulesRun).isPositive();
    }
}
