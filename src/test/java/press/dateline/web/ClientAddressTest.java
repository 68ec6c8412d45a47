package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private static final String PROXY = "10.0.0.1";

    private final ClientAddress nobody = trusting();
    private final ClientAddress proxies = trusting("10.0.0.0/8", "2001:db8:1::/48");

    @Test
    void nobodyIsBelievedIfNothingIsSaid() {
        assertThat(nobody.of(PROXY, List.of("192.0.2.7"))).isEqualTo(PROXY);
    }

    @Test
    void onlyATrustedProxyIsBelieved() {
        assertThat(proxies.of("198.51.100.1", List.of("192.0.2.7"))).isEqualTo("198.51.100.1");
        assertThat(proxies.of(PROXY, List.of("192.0.2.7"))).isEqualTo("192.0.2.7");
        assertThat(proxies.of("2001:db8:1::2", List.of("2001:DB8:2::7"))).isEqualTo("2001:db8:2::7");
        assertThat(proxies.of("", List.of("192.0.2.7"))).isEmpty();
    }

    @Test
    void whatAClientMakesUpStandsLeftOfTheTruth() {
        assertThat(proxies.of(PROXY, List.of("203.0.113.9, 192.0.2.7, 10.0.0.2")))
                .isEqualTo("192.0.2.7");
        assertThat(proxies.of(PROXY, List.of("203.0.113.9", "192.0.2.7", "10.0.0.2")))
                .as("each proxy may add a header of its own")
                .isEqualTo("192.0.2.7");
        assertThat(proxies.of(PROXY, List.of("<script>, 192.0.2.7"))).isEqualTo("192.0.2.7");
        assertThat(proxies.of(PROXY, List.of("10.9.9.9, 192.0.2.7"))).isEqualTo("192.0.2.7");
    }

    @Test
    void withoutAnAddressItIsTheConnections() {
        for (String header : List.of("", " ", ",", "unknown", "192.0.2.7, unknown", "192.0.2.7,", "192.0.2.0/24")) {
            assertThat(proxies.of(PROXY, List.of(header))).as(header).isEqualTo(PROXY);
        }
        assertThat(proxies.of(PROXY, List.of())).isEqualTo(PROXY);
    }

    @Test
    void whoIsBehindTheProxiesOnlyIsTheFarthestOfThem() {
        assertThat(proxies.of(PROXY, List.of("10.0.0.3, 10.0.0.2"))).isEqualTo("10.0.0.3");
    }

    private static ClientAddress trusting(String... ranges) {
        List<AddressRange> trusted = Stream.of(ranges)
                .map(range -> AddressRange.parse(range).orElseThrow())
                .toList();
        return new ClientAddress(new WebSettings() {

            @Override
            public Optional<URI> publicUrl() {
                return Optional.empty();
            }

            @Override
            public Optional<List<String>> writeOrigins() {
                return Optional.empty();
            }

            @Override
            public Optional<List<AddressRange>> trustedProxies() {
                return Optional.of(trusted);
            }

            @Override
            public long maxBody() {
                return 0;
            }
        });
    }
}
