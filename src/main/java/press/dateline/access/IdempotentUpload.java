package press.dateline.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST whose body is streamed, and which honours {@code Idempotency-Key} by itself: it hands the body's digest to
 * {@link Idempotency} when the body is there.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface IdempotentUpload {}
