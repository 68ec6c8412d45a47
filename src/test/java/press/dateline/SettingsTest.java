package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.dateline.database.DatabaseSettings;
import press.dateline.database.StartupException;

class SettingsTest {

    @AfterEach
    void clear() {
        System.clearProperty("dateline.port");
        System.clearProperty("dateline.database.url");
        System.clearProperty("dateline.database.pool-size");
    }

    @Test
    void wrongPortIsNamedWithWhatIsAllowed() {
        System.setProperty("dateline.port", "tcp://10.0.0.1:80");

        assertThatThrownBy(() -> Settings.read(HttpSettings.class))
                .isInstanceOf(StartupException.class)
                .hasMessage("DATELINE_PORT (dateline.port) is wrong: must be a port, 0 to 65535, but is"
                        + " 'tcp://10.0.0.1:80'");
    }

    @Test
    void wrongNumberIsNamed() {
        System.setProperty("dateline.database.pool-size", "many");

        assertThatThrownBy(() -> Settings.read(DatabaseSettings.class))
                .hasMessage("DATELINE_DATABASE_POOL_SIZE (dateline.database.pool-size) is wrong:"
                        + " Expected an integer value, got \"many\"");
    }

    @Test
    void wrongUrlIsNamedWithoutItsPassword() {
        System.setProperty("dateline.database.url", "mysql://editor:secret@db/news");

        assertThatThrownBy(() -> Settings.read(DatabaseSettings.class))
                .hasMessageStartingWith(
                        "DATELINE_DATABASE_URL (dateline.database.url) is wrong: must be jdbc:postgresql:")
                .hasMessageNotContaining("secret");
    }

    @Test
    void defaultsNeedNoConfiguration() {
        DatabaseSettings settings = Settings.read(DatabaseSettings.class);

        assertThat(settings.dataDir()).hasToString("dateline-data");
        assertThat(settings.database().url()).isEmpty();
    }
}
