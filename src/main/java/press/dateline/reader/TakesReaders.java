package press.dateline.reader;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that readers call as themselves: a reader's token that comes with the request must be good, else it is
 * 401. It is verified before the transaction begins, as keys may have to be fetched for that. Everywhere else such
 * tokens are not looked at.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesReaders {}
