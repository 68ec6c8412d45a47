package press.dateline.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * That an endpoint goes away, as clients are told.
 *
 * @param deprecated the value of {@code Deprecation}: a date of structured fields (RFC 9651, section 3.3.7)
 * @param sunset the value of {@code Sunset}: an HTTP date
 * @param instead the path of the page that says what to use instead
 */
record Departure(String deprecated, String sunset, String instead) {

    static final String DEPRECATION = "Deprecation";
    static final String SUNSET = "Sunset";

    /** What clients are promised: from the announcement on they have at least so long. */
    private static final int MONTHS = 12;

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** That of two days. */
    static Departure of(LocalDate deprecated, LocalDate sunset, String instead) {
        if (sunset.isBefore(deprecated.plusMonths(MONTHS))) {
            throw new IllegalArgumentException("What is deprecated on " + deprecated + " stays for " + MONTHS
                    + " months at least, not until " + sunset);
        }
        return new Departure("@" + midnight(deprecated).getEpochSecond(), HTTP_DATE.format(midnight(sunset)), instead);
    }

    static Departure of(GoesAway announced) {
        return of(LocalDate.parse(announced.deprecated()), LocalDate.parse(announced.sunset()), announced.instead());
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
