package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;

/** A copy of the database does not give away what all instances share, where there is a master key. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SecretsTest {

    private static final String NAME = "test-of-secrets";

    @Inject
    Session session;

    @Inject
    Clock clock;

    private Secrets with(Map<String, String> settings) {
        return new Secrets(
                session,
                clock,
                new SmallRyeConfigBuilder()
                        .withMapping(DatabaseSettings.class)
                        .withDefaultValues(settings)
                        .build()
                        .getConfigMapping(DatabaseSettings.class));
    }

    private static List<String> read(Secrets secrets) {
        return QuarkusTransaction.requiringNew()
                .call(() -> secrets.generations(NAME).stream()
                        .map(HexFormat.of()::formatHex)
                        .toList());
    }

    @Test
    void withAMasterKeyTheyAreStoredSealed() {
        Rows.change("DELETE FROM secret WHERE name = '" + NAME + "'");
        List<String> made = read(with(Map.of("dateline.master-key", "a master key")));
        assertThat(made).hasSize(1);
        assertThat(made.getFirst()).hasSize(64);
        List<String> stored = Rows.of("SELECT encode(value, 'hex') FROM secret WHERE name = '" + NAME + "'");
        assertThat(stored).hasSize(1);
        assertThat(stored.getFirst()).doesNotContain(made.getFirst());
        assertThat(read(with(Map.of("dateline.master-key", "a master key")))).isEqualTo(made);
        assertThatThrownBy(() -> read(with(Map.of("dateline.master-key", "another"))))
                .hasStackTraceContaining("DATELINE_MASTER_KEY is not the key");
        assertThatThrownBy(() -> read(with(Map.of()))).hasStackTraceContaining("set DATELINE_MASTER_KEY");
        // Sealed for its name, it is no other secret.
        Rows.change("UPDATE secret SET name = '" + NAME + "-2' WHERE name = '" + NAME + "'");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> with(Map.of("dateline.master-key", "a master key"))
                                .generations(NAME + "-2")))
                .hasStackTraceContaining("DATELINE_MASTER_KEY is not the key");
        Rows.change("DELETE FROM secret WHERE name LIKE '" + NAME + "%'");
    }

    @Test
    void withoutOneTheyAreStoredAsTheyAre() {
        Rows.change("DELETE FROM secret WHERE name = '" + NAME + "'");
        List<String> made = read(with(Map.of()));
        assertThat(Rows.of("SELECT encode(value, 'hex') FROM secret WHERE name = '" + NAME + "'"))
                .isEqualTo(made);
        assertThat(read(with(Map.of("dateline.master-key", "a later one"))))
                .as("what is there already stays as it is")
                .isEqualTo(made);
        Rows.change("DELETE FROM secret WHERE name = '" + NAME + "'");
    }
}
