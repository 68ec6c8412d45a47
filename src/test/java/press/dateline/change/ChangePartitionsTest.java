package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.dateline.database.BackgroundWork;
import press.dateline.testing.Api;
import press.dateline.web.Ids;

/** The log's partitions are there before their rows, and go when all of their rows are old. */
@QuarkusTest
class ChangePartitionsTest {

    @Inject
    Session session;

    @Inject
    ChangePartitions partitions;

    @Inject
    ChangeReader reader;

    @Inject
    Clock clock;

    /** Other tests begin with 1 again, as no log does that was trimmed. */
    @AfterEach
    void makeTheFirstPartitionAgain() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!names().contains("change_0")) {
                session.createNativeMutationQuery("TRUNCATE change").executeUpdate();
                session.createNativeMutationQuery(
                                "CREATE TABLE change_0 PARTITION OF change FOR VALUES FROM (0) TO (1000000)")
                        .executeUpdate();
            }
        });
    }

    private ChangePartitions keeping(String period) {
        return new ChangePartitions(session, () -> Optional.of(Period.parse(period)), clock, new BackgroundWork());
    }

    @Test
    void partitionsAreMadeBeforeTheyAreNeeded() {
        partitions.makeAhead();
        assertThat(names()).contains("change_0", "change_1000000", "change_2000000");

        insert(1_999_999, "2026-01-01T00:00:00Z");
        partitions.makeAhead();

        assertThat(names()).contains("change_3000000");
        insert(2_000_000, "2026-01-01T00:00:00Z");
    }

    @Test
    void whatIsOldIsDroppedAndWhoAsksForItIsTold() {
        partitions.makeAhead();
        insert(1, "2020-01-01T00:00:00Z");
        insert(999_999, "2020-06-01T00:00:00Z");
        insert(1_000_000, "2020-06-02T00:00:00Z");
        insert(1_000_001, Instant.now(clock).toString());
        partitions.makeAhead();

        keeping("P90D").trim();

        ChangeReader.Stretch left = reader.after(0, 10);
        assertThat(left.changes().stream().map(LoggedChange::seq))
                .as("the partition that still has a young row stays whole")
                .containsExactly(1_000_000L, 1_000_001L);
        assertThat(left.lacks(0)).isTrue();

        Response told = assertProblem(Api.anonymous().get("/v1/changes?after=500"), 410, "log-trimmed");
        assertThat(told.jsonPath().getLong("oldest")).isEqualTo(1_000_000);
        assertThat(told.jsonPath().getString("restart")).endsWith("/v1/articles");
        assertThat(Api.anonymous().get("/v1/changes?after=999999").jsonPath().getList("items"))
                .hasSize(2);
    }

    @Test
    void whatIsBeingReadIsLeftForLater() {
        partitions.makeAhead();
        insert(1, "2020-01-01T00:00:00Z");
        insert(1_000_000, Instant.now(clock).toString());

        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeQuery("SELECT count(*) FROM change", Long.class).getSingleResult();
            keeping("P90D").trim();
        });
        assertThat(reader.after(0, 10).changes()).hasSize(2);

        keeping("P90D").trim();
        assertThat(reader.after(0, 10).changes()).hasSize(1);
    }

    @Test
    void thePartitionOfTheNewestRowStaysHoweverOldItIs() {
        partitions.makeAhead();
        insert(1, "2020-01-01T00:00:00Z");

        keeping("P1D").trim();

        assertThat(reader.newest()).isEqualTo(1);
    }

    private List<String> names() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createNativeQuery(
                                "SELECT cast(relname AS text) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'change\\_%'",
                                String.class)
                        .getResultList());
    }

    private void insert(long seq, String at) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                        INSERT INTO change (seq, type, target_id, kind, cache_tags, at)
                        VALUES (?1, 'tag', ?2, 'updated', ARRAY['tag'], cast(?3 AS timestamptz))
                        """)
                        .setParameter(1, seq)
                        .setParameter(2, Ids.next())
                        .setParameter(3, at)
                        .executeUpdate());
    }
}
