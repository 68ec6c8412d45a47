package press.dateline.block;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A block's text. */
@Size(max = BlockText.LONGEST)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface BlockText {

    /** Most UTF-16 code units. */
    int LONGEST = 100_000;

    String message() default "must be at most 100,000 characters (UTF-16 code units)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
