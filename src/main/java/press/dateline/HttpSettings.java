package press.dateline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import press.dateline.web.PositiveDuration;

/** Where Dateline listens; application.properties hands it to Quarkus. */
@ConfigMapping(prefix = "dateline")
interface HttpSettings {

    /** The address: all of the machine's. 127.0.0.1 behind a proxy on the same machine. */
    @WithDefault("0.0.0.0")
    String host();

    /** The port; 0 takes a free one. */
    @WithDefault("8080")
    @WithConverter(Port.class)
    int port();

    /**
     * How long a connection may go without anything read from it, and without an answer taken to its end, before it is
     * closed: its other end is gone, or stops in the middle of a request. Longer than the minute of most proxies, so that
     * these close first.
     */
    @WithDefault("75S")
    @WithConverter(PositiveDuration.class)
    Duration idleTimeout();

    /** Reads a TCP port. */
    final class Port implements Converter<Integer> {

        private static final long serialVersionUID = 1L;
        private static final int HIGHEST = 65_535;

        @Override
        public Integer convert(String value) {
            if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= HIGHEST) {
                return Integer.valueOf(value);
            }
            throw new IllegalArgumentException("must be a port, 0 to " + HIGHEST + ", but is '" + value + "'");
        }
    }
}
