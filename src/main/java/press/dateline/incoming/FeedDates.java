package press.dateline.incoming;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of feeds: RFC 3339 and other forms of ISO 8601, RFC 822 and 1123, and what people write in their
 * place. A time without a zone is UTC, a date without a time its first moment.
 */
final class FeedDates {

    private static final String TIME =
            "(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<part>[0-9]{1,9}))?)?"
                    + "\\s*(?<half>[AaPp]\\.?[Mm]\\.?)?\\s*(?<zone>Z|z|[+-][0-9]{1,2}:?[0-9]{2}|[+-][0-9]{2}|[A-Za-z]{1,5}(?:[+-][0-9]{1,2}:?[0-9]{2})?)?";
    private static final String WEEKDAY = "(?:[\\p{L}]{2,12}\\.?,?\\s*)?";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?<year>[0-9]{4})-?(?<month>[0-9]{2})-?(?<day>[0-9]{2})(?:[Tt\\s]\\s*" + TIME + ")?"),
            Pattern.compile("(?<year>[0-9]{4})-(?<month>[0-9]{2})(?<day>)"),
            Pattern.compile("(?<year>[0-9]{4})(?<month>)(?<day>)"),
            Pattern.compile(WEEKDAY
                    + "(?<day>[0-9]{1,2})(?:st|nd|rd|th)?[\\s/-]+(?<month>[\\p{L}]{3,10})\\.?,?[\\s/-]+(?<year>[0-9]{4}|[0-9]{2}),?(?:\\s+(?:at\\s+)?"
                    + TIME + ")?"),
            Pattern.compile(WEEKDAY
                    + "(?<month>[\\p{L}]{3,10})\\.?\\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>[0-9]{4}),?(?:\\s+(?:at\\s+)?"
                    + TIME + ")?"),
            Pattern.compile(WEEKDAY + "(?<month>[\\p{L}]{3,10})\\.?\\s+(?<day>[0-9]{1,2})\\s+" + TIME
                    + "\\s+(?<year>[0-9]{4})"),
            Pattern.compile("(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})/(?<year>[0-9]{4})(?:,?\\s+" + TIME + ")?"));

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** Hours east of Greenwich; those of RFC 822, section 5.1, and others that feeds use. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("et", -5),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("akst", -9),
            Map.entry("akdt", -8),
            Map.entry("hst", -10),
            Map.entry("bst", 1),
            Map.entry("wet", 0),
            Map.entry("west", 1),
            Map.entry("cet", 1),
            Map.entry("met", 1),
            Map.entry("cest", 2),
            Map.entry("mest", 2),
            Map.entry("eet", 2),
            Map.entry("eest", 3),
            Map.entry("msk", 3),
            Map.entry("jst", 9),
            Map.entry("kst", 9),
            Map.entry("aest", 10),
            Map.entry("aedt", 11));

    private static final int LONGEST = 100;
    private static final int CENTURY_TURNS = 69;

    private FeedDates() {}

    /** The time, cut to microseconds; null where it cannot be read. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        String written = text.strip().replaceAll("\\s+", " ");
        for (Pattern form : FORMS) {
            Matcher found = form.matcher(written);
            if (found.matches()) {
                try {
                    return time(found).truncatedTo(ChronoUnit.MICROS);
                } catch (DateTimeException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private static Instant time(Matcher found) {
        LocalDate date = LocalDate.of(
                year(found.group("year")),
                month(found.group("month")),
                found.group("day").isEmpty() ? 1 : Integer.parseInt(found.group("day")));
        if (!found.namedGroups().containsKey("hour") || found.group("hour") == null) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        int hour = hour(Integer.parseInt(found.group("hour")), found.group("half"));
        int second = found.group("second") == null ? 0 : Integer.parseInt(found.group("second"));
        String part = found.group("part");
        int nanos = part == null ? 0 : Integer.parseInt((part + "000000000").substring(0, 9));
        LocalTime time = LocalTime.of(hour % 24, Integer.parseInt(found.group("minute")), Math.min(second, 59), nanos);
        if (hour > 24) {
            throw new DateTimeException("no such hour");
        }
        return date.plusDays(hour / 24).atTime(time).toInstant(zone(found.group("zone")));
    }

    private static int year(String year) {
        int number = Integer.parseInt(year);
        if (year.length() == 4) {
            if (number == 0) {
                throw new DateTimeException("no such year");
            }
            return number;
        }
        return number < CENTURY_TURNS ? 2000 + number : 1900 + number;
    }

    private static int month(String month) {
        if (month.isEmpty()) {
            return 1;
        }
        if (Character.isDigit(month.charAt(0))) {
            return Integer.parseInt(month);
        }
        int index = MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new DateTimeException("no such month");
        }
        return index + 1;
    }

    private static int hour(int hour, @Nullable String half) {
        if (half == null) {
            return hour;
        }
        return hour % 12 + (half.charAt(0) == 'p' || half.charAt(0) == 'P' ? 12 : 0);
    }

    private static ZoneOffset zone(@Nullable String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        int sign = Math.max(zone.indexOf('+'), zone.indexOf('-'));
        if (sign < 0) {
            return ZoneOffset.ofHours(ZONES.getOrDefault(zone.toLowerCase(Locale.ROOT), 0));
        }
        String digits = zone.substring(sign + 1).replace(":", "");
        int hours = Integer.parseInt(digits.length() <= 2 ? digits : digits.substring(0, digits.length() - 2));
        int minutes = digits.length() <= 2 ? 0 : Integer.parseInt(digits.substring(digits.length() - 2));
        int factor = zone.charAt(sign) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(factor * hours, factor * minutes);
    }
}
