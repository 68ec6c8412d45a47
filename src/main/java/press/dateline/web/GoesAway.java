package press.dateline.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that will be gone one day. The contract calls it {@code deprecated}, and each of its answers says since when
 * ({@code Deprecation}, RFC 9745), until when it answers at least ({@code Sunset}, RFC 8594), and where it stands what to
 * use instead. A {@link Departure} says how long that must be.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface GoesAway {

    /** The day from which it is deprecated, in UTC: {@code 2027-01-31}. */
    String deprecated();

    /** The first day on which it may be gone, in UTC. */
    String sunset();

    /** Where it stands what to use instead: a path on this server. */
    String instead();
}
