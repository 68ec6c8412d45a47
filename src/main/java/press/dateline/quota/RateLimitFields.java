package press.dateline.quota;

import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * The fields RateLimit-Policy and RateLimit, structured lists (RFC 9651), as in draft-ietf-httpapi-ratelimit-headers-10:
 * q units within w seconds; r of them are left, and in t seconds all will be there again. Where a partner and its key
 * both have a limit, the key's is called {@code key-…}.
 */
final class RateLimitFields {

    static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    static final CharSequence LEFT = HttpHeaders.createOptimized("RateLimit");

    private static final int DAY = 86_400;
    private static final int MONTH = 30 * DAY;
    /** Of what is said of one meter, about. */
    private static final int LENGTH = 48;

    private final List<Meter> meters;
    /** Of each meter, quoted. */
    private final List<String> names;

    private final CharSequence policy;

    RateLimitFields(List<Meter> meters) {
        this.meters = meters;
        this.names = meters.stream().map(this::name).toList();
        this.policy = HttpHeaders.createOptimized(policies());
    }

    /** The value of RateLimit-Policy. */
    CharSequence policy() {
        return policy;
    }

    private String policies() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < meters.size(); i++) {
            Meter meter = meters.get(i);
            MeterKind kind = meter.kind();
            text.append(i == 0 ? "" : ", ")
                    .append(names.get(i))
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
    private String name(Meter meter) {
        boolean ofKey = !meter.id().account().equals(meters.getFirst().id().account());
        return '"' + (ofKey ? "key-" : "") + meter.kind().word() + '"';
    }

    /** The value of RateLimit: what is left. */
    String left(long now) {
        StringBuilder text = new StringBuilder(LENGTH * meters.size());
        for (int i = 0; i < meters.size(); i++) {
            Meter.Left left = meters.get(i).left(now);
            text.append(i == 0 ? "" : ", ")
                    .append(names.get(i))
                    .append(";r=")
                    .append(left.units())
                    .append(";t=")
                    .append(left.secondsToFull());
        }
        return text.toString();
    }
}
