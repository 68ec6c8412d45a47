package press.dateline.block;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where something is: an http or https URL; see {@link UrlRules#webFault}. */
@Constraint(validatedBy = BlockUrl.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface BlockUrl {

    String message() default "must be an http or https URL";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says what is wrong with the URL rather than that something is. */
    final class Validator implements ConstraintValidator<BlockUrl, String> {

        @Override
        public boolean isValid(@Nullable String url, ConstraintValidatorContext context) {
            Optional<String> fault = url == null ? Optional.empty() : UrlRules.webFault(url);
            fault.ifPresent(detail -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(detail).addConstraintViolation();
            });
            return fault.isEmpty();
        }
    }
}
