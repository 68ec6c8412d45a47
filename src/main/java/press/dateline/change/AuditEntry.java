package press.dateline.change;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller, or the machine, has done.
 *
 * @param action the operation, as the contract calls it: publishArticle
 * @param type what the thing is: article
 * @param thing null where it was many at once; the changes that were logged then say which
 * @param revision the revision that it has now, where it has revisions
 * @param actor the API key; null for guests and for the machine
 * @param via whether a request did it
 * @param address where the request came from, where that is kept
 */
public record AuditEntry(
        String action,
        String type,
        @Nullable UUID thing,
        @Nullable Integer revision,
        @Nullable UUID actor,
        AuditVia via,
        @Nullable String address) {}
