package press.dateline.live;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Who listens to a discussion and comes again misses nothing. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ResumeTest {

    private static final String ADDRESS = "/v1/articles/leaders-meet/comments/stream";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Listeners listeners;

    @Test
    void whatCameInBetweenIsToldInOrder() {
        Stories.publish("Leaders meet");
        Stories.publish("Elsewhere");
        String last;
        String one;
        try (EventStream live = EventStream.of("leaders-meet")) {
            Talk.say("leaders-meet");
            one = Talk.say("leaders-meet");
            live.next();
            assertThat(live.nextTold()).isEqualTo("new " + one);
            last = live.settledId();
        }
        String two = Talk.say("leaders-meet");
        Talk.say("elsewhere");
        String three = Talk.say("leaders-meet");
        Talk.edit(one, "Edited.");
        Talk.reject(two);
        String four = Talk.say("leaders-meet");
        List<String> between = List.of("new " + three, "edited " + one, "removed " + two, "new " + four);
        try (EventStream live = EventStream.after("leaders-meet", last)) {
            assertThat(live.untilHello()).containsExactlyElementsOf(between);
            String five = Talk.say("leaders-meet");
            assertThat(live.nextTold()).isEqualTo("new " + five);
        }
        try (EventStream live = EventStream.open(ADDRESS + "?lastEventId=" + last)) {
            assertThat(live.untilHello().subList(0, 4)).isEqualTo(between);
            last = live.settledId();
        }
        try (EventStream live = EventStream.open(ADDRESS + "?lastEventId=zz-zz-zz", "Last-Event-ID", last)) {
            assertThat(live.untilHello()).as("the header is newer").isEmpty();
        }
    }

    /** A transaction that began first ends last: what it wrote stands before what was told already. */
    @Test
    void aLongTransactionHoldsUpNobodyAndIsNotMissed() throws Exception {
        String article = Stories.publish("Leaders meet").jsonPath().getString("id");
        String last;
        String early;
        try (Connection late = dataSource.getConnection();
                Statement statement = late.createStatement();
                EventStream stays = EventStream.of("leaders-meet")) {
            late.setAutoCommit(false);
            statement.execute(Talk.stored(article, 1, 1));
            try (EventStream live = EventStream.of("leaders-meet")) {
                early = Talk.say("leaders-meet");
                EventStream.Event told = live.next(Duration.ofSeconds(1));
                assertThat(EventStream.told(told)).isEqualTo("new " + early);
                assertThat(told.id())
                        .as("who comes again has to be told once more")
                        .isNull();
                last = live.lastId();
            }
            assertThat(stays.nextTold()).isEqualTo("new " + early);
            late.commit();
            String lateOne = Rows.of("SELECT id FROM comment WHERE text = '漢'").getFirst();
            assertThat(stays.nextTold()).isEqualTo("new " + lateOne);
            stays.assertSilent();
            try (EventStream live = EventStream.after("leaders-meet", last)) {
                assertThat(live.untilHello()).containsExactly("new " + lateOne, "new " + early);
            }
        }
    }

    /** Writers commit out of order, while one listener stays and others come and go with what they have seen last. */
    @Test
    void nothingIsLostWhileManyWrite() throws Exception {
        String article = Stories.publish("Leaders meet").jsonPath().getString("id");
        Set<String> stayed = new HashSet<>();
        Set<String> resumed = new HashSet<>();
        try (EventStream stays = EventStream.of("leaders-meet");
                ExecutorService writers = Executors.newFixedThreadPool(4)) {
            EventStream comes = EventStream.of("leaders-meet");
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                work.add(writers.submit((Callable<Void>) () -> {
                    write(article);
                    return null;
                }));
            }
            for (int i = 0; i < 12; i++) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(150));
                comes.close();
                collect(comes, resumed);
                comes = EventStream.after("leaders-meet", comes.lastId());
            }
            for (Future<?> one : work) {
                one.get();
            }
            Set<String> all = Set.copyOf(Rows.of("SELECT id FROM comment"));
            assertThat(all).hasSize(100);
            EventStream last = comes;
            Await.until(
                    "all was told to who stayed", () -> collect(stays, stayed).size() == all.size());
            Await.until(
                    "all was told to who came again",
                    () -> collect(last, resumed).size() == all.size());
            assertThat(stayed).isEqualTo(all);
            assertThat(resumed).isEqualTo(all);
            comes.close();
        }
    }

    private void write(String article) throws Exception {
        for (int i = 0; i < 25; i++) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(Talk.stored(article, 1, 1));
                Thread.sleep(ThreadLocalRandom.current().nextInt(i % 8 == 0 ? 400 : 40));
                connection.commit();
            }
        }
    }

    /** What has come until now. */
    private static Set<String> collect(EventStream from, Set<String> ids) {
        from.come().stream()
                .filter(event -> event.name().equals("comment"))
                .forEach(event -> ids.add(event.text("comment.id")));
        return ids;
    }

    @Test
    void whatCannotBeToldIsReadAgain() {
        String article = Stories.publish("Leaders meet").jsonPath().getString("id");
        String last;
        try (EventStream live = EventStream.of("leaders-meet")) {
            last = live.lastId();
        }
        Rows.change(Talk.stored(article, 201, 1));
        assertReset(last, "too-many");
        String time = last.substring(last.lastIndexOf('-'));
        assertReset("zzzzzzzz-1" + time, "unknown");
        TestClock.advance(Duration.ofHours(24));
        assertReset(last, "expired");
    }

    private static void assertReset(String lastId, String reason) {
        try (EventStream live = EventStream.after("leaders-meet", lastId)) {
            EventStream.Event reset = live.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.text("reason")).isEqualTo(reason);
            assertThat(reset.id()).isNull();
            assertThat(live.next().name()).isEqualTo("hello");
            String comment = Talk.say("leaders-meet");
            assertThat(live.nextTold()).as("it goes on").isEqualTo("new " + comment);
        }
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        Stories.publish("Leaders meet");
        for (String wrong : List.of("1", "a-b", "A-1-1", "1-1-1-1", "1-1-1 ", "-1-1-1", "zzzzzzzzzzzzz-1-1", "é-1-1")) {
            if (!wrong.endsWith(" ") && wrong.codePoints().allMatch(c -> c < 128)) {
                var refused = Api.anonymous().header("Last-Event-ID", wrong).get(ADDRESS);
                assertProblem(refused, 400, "invalid-parameter");
                assertThat(refused.jsonPath().getString("errors[0].header")).isEqualTo("Last-Event-ID");
            }
            var refused = Api.anonymous().queryParam("lastEventId", wrong).get(ADDRESS);
            assertProblem(refused, 400, "invalid-parameter");
            assertThat(refused.jsonPath().getString("errors[0].parameter")).isEqualTo("lastEventId");
        }
    }

    /** Two connections, of which one reads nothing: it is cut off, and harms neither the other nor the memory. */
    @Test
    void whoReadsTooSlowlyIsCutOff() throws Exception {
        String article = Stories.publish("Leaders meet").jsonPath().getString("id");
        Await.until("nobody is left", () -> listeners.size() == 0);
        try (Socket slow = new Socket();
                EventStream live = EventStream.of("leaders-meet")) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
            slow.setSoTimeout(10_000);
            slow.getOutputStream()
                    .write(("GET " + ADDRESS + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Await.until("both listen", () -> listeners.size() == 2);
            Thread.sleep(500);
            for (int i = 0; i < 10; i++) {
                Rows.change(Talk.stored(article, 40, 5_000));
                for (int j = 0; j < 40; j++) {
                    assertThat(live.next().name()).isEqualTo("comment");
                }
            }
            Await.until("the slow one is cut off", () -> listeners.size() == 1);
            InputStream in = slow.getInputStream();
            long read = 0;
            byte[] buffer = new byte[65_536];
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    read += n;
                }
            } catch (java.net.SocketException e) {
                // cut off hard
            }
            assertThat(read).isLessThan(10L * 40 * 5_000 * 3 * 3);
        }
    }
}
