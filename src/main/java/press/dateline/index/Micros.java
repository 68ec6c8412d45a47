package press.dateline.index;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the index holds them: microseconds since 1970, as exact as PostgreSQL. */
final class Micros {

    private Micros() {}

    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
