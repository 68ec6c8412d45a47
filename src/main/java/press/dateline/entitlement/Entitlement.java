package press.dateline.entitlement;

import java.time.Instant;
import java.util.UUID;
import press.dateline.access.EntitlementTerms;

/** An entitlement as it is stored. */
record Entitlement(UUID id, UUID partner, int revision, EntitlementTerms terms, Instant createdAt, Instant modifiedAt) {

    /** What it is at a time: pending, in-force or ended. */
    String state(Instant now) {
        if (terms.until() != null && !terms.until().isAfter(now)) {
            return "ended";
        }
        return terms.from() != null && terms.from().isAfter(now) ? "pending" : "in-force";
    }

    Entitlement with(EntitlementTerms other, Instant now) {
        return new Entitlement(id, partner, revision + 1, other, createdAt, now);
    }
}
