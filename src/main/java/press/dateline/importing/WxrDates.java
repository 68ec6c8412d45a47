package press.dateline.importing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times and names as WordPress writes them. */
final class WxrDates {

    private static final DateTimeFormatter SQL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private WxrDates() {}

    /** The first of the times that is one: of UTC, then of the feed, then of the site taken for UTC. */
    static @Nullable Instant first(@Nullable String gmt, @Nullable String feed, @Nullable String local) {
        Instant at = sql(gmt);
        at = at == null ? feed(feed) : at;
        return at == null ? sql(local) : at;
    }

    /** A time as MySQL writes it; null for its zero and for what is none. */
    static @Nullable Instant sql(@Nullable String text) {
        if (text == null || text.startsWith("0000")) {
            return null;
        }
        try {
            Instant at = LocalDateTime.parse(text, SQL).toInstant(ZoneOffset.UTC);
            return at.isBefore(Instant.EPOCH.minusSeconds(100L * 366 * 86_400)) ? null : at;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time as RSS writes it; a site without a date writes the year before the first. */
    private static @Nullable Instant feed(@Nullable String text) {
        if (text == null || text.contains("-0001")) {
            return null;
        }
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A slug without percent-encoding; as it is where that is broken. */
    static String decoded(String slug) {
        if (slug.indexOf('%') < 0) {
            return slug;
        }
        try {
            return URLDecoder.decode(slug.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return slug;
        }
    }
}
