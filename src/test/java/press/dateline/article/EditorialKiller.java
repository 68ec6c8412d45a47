package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import press.dateline.testing.CommitGate;
import press.dateline.testing.SharedPostgres;

/** Kills instances and their PostgreSQL, at random and at chosen moments, and starts them again. */
final class EditorialKiller {

    /** How long writers gather at the gate that are to be killed after it has opened, and how long after at most. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final int LONGEST_COMMIT_MICROS = 25_000;
    private static final Duration RETRY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Below the instances' lock_timeout, so that writers wait at the gate and do not give up. */
    private static final Duration GATE_LIMIT = Duration.ofSeconds(4);

    private static final String ABOUT_DUE = "SELECT count(*) FROM due WHERE state = 'waiting'"
            + " AND at BETWEEN now() AND now() + interval '1.5 seconds'";

    /** What is killed, and when. */
    enum Kill {
        /** An instance, at any time, also while it starts. */
        AT_RANDOM,
        /** An instance with a request that has written everything, and has not committed. */
        BEFORE_COMMIT,
        /** An instance with a request that commits, or has just done so, and has not been answered. */
        AT_COMMIT,
        /** An instance that does something that is due, and has not committed it. */
        IN_SCHEDULE,
        /** PostgreSQL alone. */
        DATABASE,
        /** PostgreSQL and both instances. */
        EVERYTHING
    }

    private final SharedPostgres postgres;
    private final EditorialInstances instances;
    private final Random random;
    private long cutOff;

    EditorialKiller(SharedPostgres postgres, EditorialInstances instances, Random random) {
        this.postgres = postgres;
        this.instances = instances;
        this.random = random;
    }

    /** Writers that stood between effect and commit when they were killed. */
    long cutOff() {
        return cutOff;
    }

    /** Kills, and starts again without waiting until it is ready. */
    void kill(Kill kill) throws Exception {
        switch (kill) {
            case AT_RANDOM -> {
                String victim = instances.applications().get(random.nextInt(2));
                instances.kill(victim);
                instances.restart(victim);
            }
            case BEFORE_COMMIT, AT_COMMIT, IN_SCHEDULE -> killAtGate(kill);
            case DATABASE -> {
                // One that starts would end, as it needs a database for that.
                instances.awaitReady();
                postgres.kill();
                postgres.restart();
            }
            case EVERYTHING -> {
                List<String> all = instances.applications();
                postgres.kill();
                all.forEach(instances::kill);
                postgres.restart();
                all.forEach(instances::restart);
            }
        }
    }

    /** The victim has a writer at the gate; it dies before the gate opens, or as soon as it has opened. */
    private void killAtGate(Kill kill) throws Exception {
        Predicate<CommitGate.Writer> wanted = writer -> writer.due() == (kill == Kill.IN_SCHEDULE);
        Optional<String> victim = Optional.empty();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (victim.isEmpty()) {
            assertThat(System.nanoTime()).as("nobody came for %s", kill).isLessThan(end);
            if (kill == Kill.IN_SCHEDULE) {
                postgres.await(ABOUT_DUE, count -> count > 0, PATIENCE);
            }
            try (CommitGate gate = CommitGate.shut(postgres)) {
                victim = awaitWriter(gate, wanted);
                if (kill == Kill.AT_COMMIT) {
                    Thread.sleep(GATHERING);
                } else if (victim.isPresent()) {
                    String application = victim.get();
                    instances.kill(application);
                    cutOff += gate.waiting().stream()
                            .filter(writer -> writer.application().equals(application))
                            .count();
                }
            }
        }
        if (kill == Kill.AT_COMMIT) {
            LockSupport.parkNanos(1_000L * random.nextInt(LONGEST_COMMIT_MICROS));
            instances.kill(victim.get());
        }
        instances.restart(victim.get());
    }

    /** The instance of one of those who come to the gate. */
    private Optional<String> awaitWriter(CommitGate gate, Predicate<CommitGate.Writer> wanted) throws SQLException {
        long end = System.nanoTime() + GATE_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            List<String> waiting = gate.waiting().stream()
                    .filter(wanted)
                    .map(CommitGate.Writer::application)
                    .filter(instances.applications()::contains)
                    .toList();
            if (!waiting.isEmpty()) {
                return Optional.of(waiting.get(random.nextInt(waiting.size())));
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
        return Optional.empty();
    }
}
