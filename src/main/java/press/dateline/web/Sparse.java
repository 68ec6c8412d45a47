package press.dateline.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A read whose answer {@code fields} trims to the members that it names. The contract, the check of the names and the
 * trimming all come from this annotation.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sparse {

    /** The parameter's name. */
    String PARAMETER = "fields";

    /** The shape of the answer; of a list, that of its items. */
    Class<? extends Record> value();

    /** Whether the answer is a list: then paths begin in each of its items, and what stands around these stays. */
    boolean list() default false;

    /** The value of {@code view} that makes the answer {@link #viewed}; empty where there is only one shape. */
    String view() default "";

    /** The shape with that value. */
    Class<? extends Record> viewed() default Record.class;
}
