package press.dateline.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The part of an address that names a thing: lower-case ASCII letters and digits in groups parted by hyphens. */
@Size(min = 1, max = 200)
@Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Slug {

    String message() default
            "must be 1 to 200 lower-case letters a-z and digits in groups parted by single hyphens, such as angela-merkel";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
