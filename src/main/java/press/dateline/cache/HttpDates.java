package press.dateline.cache;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates in HTTP's header fields (RFC 9110, section 5.6.7), in the form that is sent today. */
final class HttpDates {

    private HttpDates() {}

    /**
     * Whether something has not been modified since a caller's date; a date that is none is as good as absent.
     *
     * @param modified its Last-Modified; null where that is not known
     */
    static boolean isSince(@Nullable String modified, String since) {
        if (modified == null || modified.equals(since)) {
            return modified != null;
        }
        Optional<Instant> own = read(modified);
        return own.isPresent()
                && read(since).filter(date -> !own.get().isAfter(date)).isPresent();
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
