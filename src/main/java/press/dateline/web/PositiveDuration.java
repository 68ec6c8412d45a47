package press.dateline.web;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Reads a length of time of which nothing, and less than nothing, would make no sense. */
public final class PositiveDuration implements Converter<Duration> {

    private static final long serialVersionUID = 1L;

    @Override
    public Duration convert(String value) {
        @Nullable Duration duration = new DurationConverter().convert(value);
        if (duration == null || !duration.isPositive()) {
            throw new IllegalArgumentException("must be longer than nothing, such as 2S, but is '" + value + "'");
        }
        return duration;
    }
}
