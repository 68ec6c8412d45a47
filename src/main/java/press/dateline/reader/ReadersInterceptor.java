package press.dateline.reader;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Does what {@link TakesReaders} says, outside of the transaction. */
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
        return context.proceed();
    }
}
