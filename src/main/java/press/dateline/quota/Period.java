package press.dateline.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day or a month in the site's time zone.
 *
 * @param until when the next one begins
 */
record Period(Instant since, Instant until) {

    /** That which an instant lies in. */
    static Period of(MeterKind kind, Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        LocalDate first = kind.isMonthly() ? day.withDayOfMonth(1) : day;
        LocalDate next = kind.isMonthly() ? first.plusMonths(1) : first.plusDays(1);
        return new Period(
                first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }
}
