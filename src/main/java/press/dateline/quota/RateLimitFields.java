package press.dateline.quota;

import java.util.List;

/**
 * The fields RateLimit-Policy and RateLimit, structured lists (RFC 9651), as in draft-ietf-httpapi-ratelimit-headers-10:
 * q units within w seconds; r of them are left, and in t seconds all will be there again. Where a partner and its key
 * both have a limit, the key's is called {@code key-…}.
 */
final class RateLimitFields {

    private static final int DAY = 86_400;
    private static final int MONTH = 30 * DAY;

    private RateLimitFields() {}

    /** The policies. */
    static String policy(List<Meter> meters) {
        StringBuilder text = new StringBuilder();
        for (Meter meter : meters) {
            MeterKind kind = meter.kind();
            text.append(text.isEmpty() ? "" : ", ")
                    .append(name(meter, meters))
                    .append(";q=")
                    .append(meter.bound().most())
                    .append(";w=")
                    .append(window(meter));
            switch (kind.unit()) {
                case "articles" -> text.append(";qu=\"articles\"");
                case "bytes" -> text.append(";qu=\"content-bytes\"");
                default -> {} // requests, where nothing is said
            }
        }
        return text.toString();
    }

    private static long window(Meter meter) {
        return switch (meter.kind()) {
            case RATE ->
                Math.max(
                        1, (long) Math.ceil(meter.bound().most() / meter.bound().rate()));
            case DAY_REQUESTS, DAY_ARTICLES, DAY_BYTES -> DAY;
            case MONTH_REQUESTS, MONTH_ARTICLES, MONTH_BYTES -> MONTH;
        };
    }

    /** The first account is the partner, where there are two. */
    private static String name(Meter meter, List<Meter> meters) {
        boolean ofKey = !meter.id().account().equals(meters.getFirst().id().account());
        return '"' + (ofKey ? "key-" : "") + meter.kind().word() + '"';
    }

    /** What is left. */
    static String left(Allowance allowance, long now) {
        List<Meter> meters = allowance.meters();
        StringBuilder text = new StringBuilder(40 * meters.size());
        for (Meter meter : meters) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(name(meter, meters))
                    .append(";r=")
                    .append(meter.left(now))
                    .append(";t=")
                    .append(meter.secondsToFull(now));
        }
        return text.toString();
    }
}
