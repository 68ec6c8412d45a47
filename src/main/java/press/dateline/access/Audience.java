package press.dateline.access;

import java.time.Instant;
import java.util.Set;
import press.dateline.change.Change;

/**
 * What of the published a caller may see: the one place that decides, for SQL. Whether something is published is the
 * thing's own state; here are the columns that every such thing has: {@code embargo_until}, which a due row takes off,
 * and {@code ends_at}, which counts from its time on, whether its due row has been worked off or not.
 *
 * @param embargo whether what is under embargo is shown too
 * @param at the time of the request
 */
public record Audience(boolean embargo, Instant at) {

    /** The parameter that statements with these predicates take: {@link #at}. */
    public static final String AT = "audienceAt";

    /** That of a caller with these scopes. */
    static Audience of(Set<String> scopes, Instant at) {
        return new Audience(scopes.contains(Scope.CONTENT_EMBARGO), at);
    }

    /** The same at another time. */
    public Audience at(Instant later) {
        return new Audience(embargo, later);
    }

    /** What tells stored answers for it from those for others: the same where, and only where, all answers are. */
    public String name() {
        return embargo ? Change.EMBARGO : "";
    }

    /** Whether it is everybody's: what all callers without particular scopes see. */
    public boolean isPublic() {
        return !embargo;
    }

    /** A predicate: the caller may know of the row, be it there still or not. */
    public String knows(String alias) {
        return embargo ? "true" : alias + ".embargo_until IS NULL";
    }

    /** A predicate: the row's end has not come. */
    public String isCurrent(String alias) {
        return "(" + alias + ".ends_at IS NULL OR " + alias + ".ends_at > :" + AT + ")";
    }

    /** A predicate: the caller sees the row. */
    public String sees(String alias) {
        return isCurrent(alias) + (embargo ? "" : " AND " + knows(alias));
    }
}
