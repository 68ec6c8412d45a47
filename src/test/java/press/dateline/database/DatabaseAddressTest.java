package press.dateline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void jdbcUrlIsTakenAsItIs() {
        assertThat(DatabaseAddress.of("jdbc:postgresql://db/news?sslmode=require"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db/news?sslmode=require", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql"})
    void urlOfPostgresProgramsBecomesAJdbcUrlAndALogin(String scheme) {
        assertThat(DatabaseAddress.of(scheme + "://ed%40desk:p%3Aa+s@a:5432,b:5433/news?sslmode=require"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://a:5432,b:5433/news?sslmode=require",
                        Optional.of("ed@desk"),
                        Optional.of("p:a+s")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db/secret", "secret", "postgres://user:sec ret@db/x", ""})
    void anythingElseIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be jdbc:postgresql:")
                .hasMessageNotContaining("ret@");
    }
}
