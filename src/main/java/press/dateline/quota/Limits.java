package press.dateline.quota;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plan allows; what it does not name it does not limit. */
record Limits(Map<MeterKind, Bound> bounds) {

    /**
     * Reads the limits of a plan.
     *
     * @param quotas by kind; null: not limited
     */
    static Limits of(@Nullable Double rate, @Nullable Long burst, Map<MeterKind, @Nullable Long> quotas) {
        Map<MeterKind, Bound> bounds = new EnumMap<>(MeterKind.class);
        if (rate != null && burst != null) {
            bounds.put(MeterKind.RATE, new Bound(rate, burst));
        }
        quotas.forEach((kind, most) -> {
            if (most != null) {
                bounds.put(kind, new Bound(0, most));
            }
        });
        return new Limits(bounds);
    }
}
