package press.dateline.reader;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Does what {@link TakesReaders} says, outside of the transaction; and what is to stay when that is rolled back. */
@TakesReaders
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 190)
class ReadersInterceptor {

    private final CurrentReader reader;

    ReadersInterceptor(CurrentReader reader) {
        this.reader = reader;
    }

    @AroundInvoke
    @Nullable
    Object recognised(InvocationContext context) throws Exception {
        reader.recognise();
        try {
            return context.proceed();
        } catch (ProblemException e) {
            if (e.type() == ProblemType.SUSPENDED) {
                reader.keep();
            }
            throw e;
        }
    }
}
