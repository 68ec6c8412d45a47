package press.dateline.article;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where something is: an http or https URL. */
@Size(max = 2_000)
@Pattern(regexp = "https?://[^\\s/]\\S*", message = "must be an http or https URL")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface BlockUrl {

    String message() default "is not a URL";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
