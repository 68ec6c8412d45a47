package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing is cut off by a stop, and nothing begins after it. */
class BackgroundWorkTest {

    private final BackgroundWork background = new BackgroundWork();
    private final AtomicInteger pauses = new AtomicInteger();
    private final Scheduler scheduler = (Scheduler) Proxy.newProxyInstance(
            Scheduler.class.getClassLoader(), new Class<?>[] {Scheduler.class}, (_, method, _) -> {
                assertThat(method.getName()).isEqualTo("pause");
                return pauses.incrementAndGet();
            });
    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void stepsAreRepeatedWhileThereIsMoreToDo() {
        background.untilDone(() -> steps.incrementAndGet() < 3);
        background.once(steps::incrementAndGet);

        assertThat(steps).hasValue(4);
    }

    @Test
    void aStopWaitsForTheStepThatRunsAndLetsNoOtherBegin() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread worker = Thread.ofVirtual()
                .start(() -> background.untilDone(() -> {
                    begun.countDown();
                    awaitQuietly(end);
                    steps.incrementAndGet();
                    return true;
                }));
        begun.await();
        Thread stop = Thread.ofVirtual().start(this::stop);

        assertThat(stop.join(Duration.ofMillis(300))).as("stopped meanwhile").isFalse();
        end.countDown();

        assertThat(stop.join(Duration.ofSeconds(3))).isTrue();
        assertThat(worker.join(Duration.ofSeconds(3))).isTrue();
        background.once(steps::incrementAndGet);
        assertThat(steps).hasValue(1);
        assertThat(pauses).hasValue(1);
    }

    @Test
    void aStopDoesNotWaitForEver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread worker = Thread.ofVirtual()
                .start(() -> background.once(() -> {
                    begun.countDown();
                    awaitQuietly(new CountDownLatch(1));
                }));
        begun.await();

        assertThat(Thread.ofVirtual().start(this::stop).join(Duration.ofSeconds(9)))
                .isTrue();
        worker.interrupt();
    }

    private void stop() {
        try {
            background.onStop(new ShutdownEvent(), scheduler);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
