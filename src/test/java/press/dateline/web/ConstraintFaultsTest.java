package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import press.dateline.testing.DatabaseResource;

/** Every rule of the schema, as a caller meets it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ConstraintFaultsTest {

    private static final Map<String, String> STATES = Map.of("u", "23505", "p", "23505", "f", "23503", "c", "23514");
    private static final Pattern NAME = Pattern.compile("(uq|pk|fk|ck|ix)_|constraint|[a-z]_[a-z]");

    @Inject
    AgroalDataSource dataSource;

    @Test
    void noNameOfTheDatabaseShows() throws SQLException {
        Map<String, String> constraints = constraints();
        assertThat(constraints).hasSizeGreaterThan(80);
        constraints.forEach((name, state) -> {
            ProblemException problem = Problems.of(new IllegalStateException(stopped(state, name)));
            assertThat(problem.type().status()).as(name).isBetween(400, 499);
            assertThat(problem.detail()).as(name).isNotBlank().doesNotContainPattern(NAME);
            problem.faults()
                    .forEach(fault -> assertThat(fault.detail()).as(name).doesNotContainPattern(NAME));
        });
    }

    @Test
    void eachNameThatIsKnownIsOneOfTheSchema() throws SQLException {
        assertThat(constraints().keySet()).containsAll(ConstraintFaults.names());
    }

    @Test
    void theRuleSaysKindAndPlace() {
        ProblemException slug = Problems.of(stopped("23505", "uq_person_slug"));
        assertThat(slug.type()).isEqualTo(ProblemType.SLUG_TAKEN);
        assertThat(slug.faults()).extracting(Problem.Fault::pointer).containsExactly("/slug");
        ProblemException portrait = Problems.of(stopped("23503", "fk_person_portrait"));
        assertThat(portrait.type()).isEqualTo(ProblemType.INVALID_BODY);
        assertThat(portrait.faults()).extracting(Problem.Fault::pointer).containsExactly("/portrait");
    }

    private Map<String, String> constraints() throws SQLException {
        Map<String, String> constraints = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT conname, contype::text FROM pg_constraint"
                        + " WHERE connamespace = current_schema()::regnamespace AND contype IN ('u', 'p', 'f', 'c')")) {
            while (rows.next()) {
                constraints.put(rows.getString(1), String.valueOf(STATES.get(rows.getString(2))));
            }
        }
        return constraints;
    }

    private static PSQLException stopped(String state, String constraint) {
        return new PSQLException(new ServerErrorMessage(
                "SERROR\0C" + state + "\0Mviolates constraint \"" + constraint + "\"\0n" + constraint + "\0"));
    }
}
