package press.dateline.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bound of a list in time: a time (RFC 3339), or a day, from its start or until its end. */
public final class TimeBound {

    private TimeBound() {}

    /**
     * Reads the value of a parameter for a time that has not gone by; where there is none, it is now.
     *
     * @throws ProblemException 400 for what is no time, and for one before now
     */
    public static Instant ahead(String parameter, @Nullable String text, Instant now) {
        Instant at = read(parameter, text, false, () -> ZoneOffset.UTC);
        if (at != null && at.isBefore(now)) {
            throw ProblemException.parameter(parameter, "lies in the past: ask for now, or later.");
        }
        return at == null ? now : at;
    }

    /**
     * Reads the value of a parameter; null stays null.
     *
     * @param zone where days begin; asked for days only
     * @throws ProblemException 400 for what is neither
     */
    public static @Nullable Instant read(
            String parameter, @Nullable String text, boolean endOfDay, Supplier<ZoneId> zone) {
        if (text == null) {
            return null;
        }
        return Times.parse(text).orElseGet(() -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() < 1 || day.getYear() > 9998) {
                    throw new DateTimeException("beyond what PostgreSQL and RFC 3339 both hold");
                }
                return (endOfDay ? day.plusDays(1) : day)
                        .atStartOfDay(zone.get())
                        .toInstant();
            } catch (DateTimeException e) {
                throw ProblemException.parameter(
                        parameter,
                        "'" + Texts.excerpt(text) + "' is neither a time such as 2017-05-02T17:40:00Z nor a day such as"
                                + " 2017-05-02.");
            }
        });
    }
}
