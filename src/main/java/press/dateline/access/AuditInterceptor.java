package press.dateline.access;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.AuditEntry;
import press.dateline.change.AuditTrail;
import press.dateline.change.AuditVia;
import press.dateline.web.Ids;
import press.dateline.web.WriteEndpoints;

/**
 * Notes each request that has written something, inside its transaction: whatever endpoint is transactional and no read
 * is noted, without being asked. A repetition under an Idempotency-Key does not come this far.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 220)
class AuditInterceptor {

    private final WriteEndpoints endpoints;
    private final AuditTrail trail;
    private final Caller caller;

    AuditInterceptor(WriteEndpoints endpoints, AuditTrail trail, Caller caller) {
        this.endpoints = endpoints;
        this.trail = trail;
        this.caller = caller;
    }

    @AroundInvoke
    @Nullable
    Object note(InvocationContext context) throws Exception {
        Object answer = context.proceed();
        endpoints.action(context.getMethod()).ifPresent(action -> trail.done(entry(action, answer)));
        return answer;
    }

    private AuditEntry entry(String action, @Nullable Object answer) {
        Object shown = answer instanceof Response response ? response.getEntity() : answer;
        String path = caller.path();
        String made = answer instanceof Response response ? response.getHeaderString(HttpHeaders.LOCATION) : null;
        Optional<String> addressed = WriteEndpoints.thing(path);
        boolean isNew = made != null
                && (addressed.isEmpty() || !WriteEndpoints.type(made).equals(WriteEndpoints.type(path)));
        UUID thing = (UUID) value(shown, "id", UUID.class);
        if (!isNew) {
            UUID subject = trail.subject();
            UUID shownId = thing;
            thing = subject == null ? addressed.flatMap(Ids::parse).orElse(shownId) : subject;
        }
        return new AuditEntry(
                action,
                WriteEndpoints.type(isNew ? Objects.requireNonNull(made) : path),
                thing,
                (Integer) value(shown, "revision", Integer.class),
                caller.key(),
                AuditVia.API,
                caller.address());
    }

    /** What an answer, which is a record, has under a name; null where it has nothing of that type. */
    private static @Nullable Object value(@Nullable Object shown, String name, Class<?> type) {
        if (shown instanceof Record) {
            for (RecordComponent component : shown.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    try {
                        component.getAccessor().setAccessible(true);
                        Object value = component.getAccessor().invoke(shown);
                        return type.isInstance(value) ? value : null;
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(component + " cannot be read", e);
                    }
                }
            }
        }
        return null;
    }
}
