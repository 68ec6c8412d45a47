package press.dateline.quota;

import java.util.Locale;

/** What is limited, and over which time. */
enum MeterKind {
    RATE,
    DAY_REQUESTS,
    DAY_ARTICLES,
    DAY_BYTES,
    MONTH_REQUESTS,
    MONTH_ARTICLES,
    MONTH_BYTES;

    /** As it stands in SQL, and as the name of a policy in answers: {@code day-requests}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static MeterKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean isRate() {
        return this == RATE;
    }

    /** Whether it begins anew each month, rather than each day. */
    boolean isMonthly() {
        return this == MONTH_REQUESTS || this == MONTH_ARTICLES || this == MONTH_BYTES;
    }

    /** What is counted, in words. */
    String unit() {
        return switch (this) {
            case RATE, DAY_REQUESTS, MONTH_REQUESTS -> "requests";
            case DAY_ARTICLES, MONTH_ARTICLES -> "articles";
            case DAY_BYTES, MONTH_BYTES -> "bytes";
        };
    }
}
