package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.dateline.database.DatabaseSettings;
import press.dateline.database.StartupException;
import press.dateline.fetch.FetchSettings;
import press.dateline.moderation.ExternalSettings;
import press.dateline.reader.ReaderSettings;
import press.dateline.web.WebSettings;

class SettingsTest {

    @AfterEach
    void clear() {
        System.clearProperty("dateline.port");
        System.clearProperty("dateline.anonymous-read");
        System.clearProperty("dateline.database.url");
        System.clearProperty("dateline.database.pool-size");
        System.clearProperty("dateline.moderation.url");
        System.clearProperty("dateline.moderation.secret");
        System.clearProperty("dateline.trusted-proxies");
        System.clearProperty("dateline.fetch.hosts");
        System.clearProperty("dateline.readers.issuer");
        System.clearProperty("dateline.readers.audience");
        System.clearProperty("dateline.readers.keys-url");
    }

    @Test
    void wrongPortIsNamedWithWhatIsAllowed() {
        System.setProperty("dateline.port", "tcp://10.0.0.1:80");

        assertThatThrownBy(Settings::read)
                .isInstanceOf(StartupException.class)
                .hasMessage("DATELINE_PORT (dateline.port) is wrong: must be a port, 0 to 65535, but is"
                        + " 'tcp://10.0.0.1:80'");
    }

    @Test
    void everyMappingIsRead() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("press.dateline");

        assertThat(classes.stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(
                        Settings.MAPPINGS.stream().map(Class::getName).toList());
    }

    @Test
    void wrongSwitchIsNamed() {
        System.setProperty("dateline.anonymous-read", "perhaps");

        assertThatThrownBy(Settings::read)
                .hasMessage("DATELINE_ANONYMOUS_READ (dateline.anonymous-read) is wrong: must be true or false, but is"
                        + " 'perhaps'");
    }

    @Test
    void aProxyIsTrustedByItsAddressOrNetwork() {
        System.setProperty("dateline.trusted-proxies", "10.0.0.0/8, 2001:db8::1");
        assertThat(Settings.read().getConfigMapping(WebSettings.class).trustedProxies())
                .hasValueSatisfying(proxies ->
                        assertThat(proxies).extracting(String::valueOf).containsExactly("10.0.0.0/8", "2001:db8::1"));
        for (String wrong : List.of("proxy.example.org", "10.0.0.1/8", "*", "10.0.0.0/8;10.1.0.0/16")) {
            System.setProperty("dateline.trusted-proxies", wrong);
            assertThatThrownBy(Settings::read)
                    .hasMessageStartingWith("DATELINE_TRUSTED_PROXIES (dateline.trusted-proxies) is wrong: must be an"
                            + " address or a network in CIDR form");
        }
    }

    @Test
    void aHostToFetchFromIsANameOrAllBelowOne() {
        System.setProperty("dateline.fetch.hosts", "feeds.example.org, *.example.com");
        assertThat(Settings.read().getConfigMapping(FetchSettings.class).hosts())
                .contains(List.of("feeds.example.org", "*.example.com"));
        for (String wrong : List.of("https://feeds.example.org", "feeds.example.org:8080", "*", "example.org/feed")) {
            System.setProperty("dateline.fetch.hosts", wrong);
            assertThatThrownBy(Settings::read)
                    .hasMessageStartingWith(
                            "DATELINE_FETCH_HOSTS (dateline.fetch.hosts) is wrong: must be the name of a host");
        }
    }

    @Test
    void wrongNumberIsNamed() {
        System.setProperty("dateline.database.pool-size", "many");

        assertThatThrownBy(Settings::read)
                .hasMessage("DATELINE_DATABASE_POOL_SIZE (dateline.database.pool-size) is wrong:"
                        + " Expected an integer value, got \"many\"");
    }

    @Test
    void aLengthOfTimeIsLongerThanNothing() {
        for (String name : List.of("query-limit", "idle-timeout", "moderation.timeout")) {
            for (String wrong : List.of("0", "0S", "-1S", " ")) {
                System.setProperty("dateline." + name, wrong);

                assertThatThrownBy(Settings::read)
                        .hasMessageContaining("(dateline." + name + ") is wrong")
                        .hasMessageContaining(wrong);
            }
            System.clearProperty("dateline." + name);
        }
    }

    @Test
    void wrongUrlIsNamedWithoutItsPassword() {
        System.setProperty("dateline.database.url", "mysql://editor:secret@db/news");

        assertThatThrownBy(Settings::read)
                .hasMessageStartingWith(
                        "DATELINE_DATABASE_URL (dateline.database.url) is wrong: must be jdbc:postgresql:")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aModerationServiceIsAskedByHttpAndWithASecret() {
        System.setProperty("dateline.moderation.secret", "signing");
        for (String wrong :
                List.of("moderation.example.org/check?key=hidden", "ftp://example.org/hidden", "http:///hidden")) {
            System.setProperty("dateline.moderation.url", wrong);
            assertThatThrownBy(Settings::read)
                    .hasMessageStartingWith("DATELINE_MODERATION_URL (dateline.moderation.url) is wrong: must be an"
                            + " absolute http or https URL")
                    .hasMessageNotContaining("hidden");
        }
        System.setProperty("dateline.moderation.url", "https://moderation.example.org/check?site=1");
        assertThat(Settings.read().getConfigMapping(ExternalSettings.class).url())
                .hasValueSatisfying(url -> assertThat(url).hasHost("moderation.example.org"));
        for (String blank : List.of("", " ")) {
            System.setProperty("dateline.moderation.secret", blank);
            assertThatThrownBy(Settings::read)
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("DATELINE_MODERATION_SECRET (dateline.moderation.secret) is missing");
        }
    }

    @Test
    void anIdentityProviderIsKnownWhollyOrNotAtAll() {
        System.setProperty("dateline.readers.issuer", "https://login.example.org/");
        assertThatThrownBy(Settings::read)
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("DATELINE_READERS_AUDIENCE (dateline.readers.audience) is missing")
                .hasMessageContaining("DATELINE_READERS_KEYS_URL (dateline.readers.keys-url) is missing");
        System.setProperty("dateline.readers.audience", " ");
        System.setProperty("dateline.readers.keys-url", "https://login.example.org/jwks");
        assertThatThrownBy(Settings::read)
                .hasMessageContaining("DATELINE_READERS_AUDIENCE (dateline.readers.audience) is missing")
                .hasMessageNotContaining("DATELINE_READERS_KEYS_URL");
        System.setProperty("dateline.readers.audience", "https://api.example.org");
        assertThat(Settings.read().getConfigMapping(ReaderSettings.class).rolesClaim())
                .isEqualTo("roles");
        System.setProperty("dateline.readers.keys-url", "login.example.org/jwks?key=hidden");
        assertThatThrownBy(Settings::read)
                .hasMessageStartingWith("DATELINE_READERS_KEYS_URL (dateline.readers.keys-url) is wrong: must be an"
                        + " absolute http or https URL")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void defaultsNeedNoConfiguration() {
        DatabaseSettings settings = Settings.read().getConfigMapping(DatabaseSettings.class);

        assertThat(settings.dataDir()).hasToString("dateline-data");
        assertThat(settings.database().url()).isEmpty();
    }
}
