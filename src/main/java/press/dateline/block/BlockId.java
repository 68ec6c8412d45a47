package press.dateline.block;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A block's id: stable within its article. */
@Size(min = 1, max = 64)
@Pattern(regexp = "[A-Za-z0-9._-]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface BlockId {

    String message() default "must be 1 to 64 letters, digits, dots, hyphens or underscores";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
