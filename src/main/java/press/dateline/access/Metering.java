package press.dateline.access;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Admission.Admitted;
import press.dateline.web.ArticleCopy;

/** Counts what callers get from memory, and says when it is enough; what resources answer is counted by itself. */
public interface Metering {

    /**
     * An answer that is about to be sent.
     *
     * @param route the template of its address; null where that is not known
     * @param copies the articles in it
     * @param bytes the length of its body, as it is sent
     * @param holds whether it is still what is to be answered
     */
    record Sending(@Nullable String route, List<ArticleCopy> copies, long bytes, BooleanSupplier holds) {}

    /** An answer that costs nothing is sent: the caller has it already. */
    void free(RoutingContext context, Admitted caller, @Nullable String route);

    /**
     * Sends an answer if the caller may have it: at once where memory knows that, else a little later; or refuses it.
     *
     * @param send sends it, on the thread of the request
     * @param outdated goes on without it, on that thread, and nothing is counted of it: it holds no longer
     */
    void send(RoutingContext context, Admitted caller, Sending answer, Runnable send, Runnable outdated);
}
