package press.dateline.block;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A block's marks. */
@Size(max = BlockSpans.MOST)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface BlockSpans {

    /** Most spans of one text. */
    int MOST = 5_000;

    String message() default "must be at most 5,000 spans";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
