package press.dateline.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;

/** Does what {@link Idempotent} says, inside the transaction. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
class IdempotentInterceptor {

    private final Idempotency idempotency;

    IdempotentInterceptor(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @AroundInvoke
    Object once(InvocationContext context) throws Exception {
        return idempotency.once(context.getParameters(), () -> (Response) context.proceed());
    }
}
