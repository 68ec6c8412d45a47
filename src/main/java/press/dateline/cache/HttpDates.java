package press.dateline.cache;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
        return modified != null
                && (modified.equals(since)
                        || (read(since) instanceof Instant date
                                && read(modified) instanceof Instant own
                                && !own.isAfter(date)));
    }

    private static @Nullable Instant read(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
