package press.dateline.quota;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import press.dateline.access.KeyHolder;
import press.dateline.usage.Deliveries;
import press.dateline.web.ArticleCopy;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** What has to be done before an answer goes out, at once where memory suffices: paying for it, noting what is given. */
@Singleton
class Payment {

    /** What hangs on the ledger goes on after so many settlings, one way or the other. */
    private static final int TRIES = 3;

    private final Settling settling;
    private final Deliveries deliveries;
    private final Vertx vertx;
    private final Clock clock;

    Payment(Settling settling, Deliveries deliveries, Vertx vertx, Clock clock) {
        this.settling = settling;
        this.deliveries = deliveries;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * Takes a cost, at once or after the ledger has been asked.
     *
     * @param by told who has not given it
     */
    void take(Allowance allowance, Cost cost, Runnable then, Consumer<Meter> by) {
        take(allowance, cost, 0, then, by);
    }

    private void take(Allowance allowance, Cost cost, int tries, Runnable then, Consumer<Meter> by) {
        Allowance.Taken taken = allowance.take(cost, clock.millis(), tries > 0, settling.alone());
        @Nullable Meter missing = taken.by();
        if (missing == null) {
            if (allowance.runsLow()) {
                settling.soon();
            }
            then.run();
        } else if (taken.outcome() == Outcome.REFUSED || tries == TRIES) {
            by.accept(missing);
        } else {
            Context thread = vertx.getOrCreateContext();
            settling.afterStep(() -> thread.runOnContext(_ -> take(allowance, cost, tries + 1, then, by)));
        }
    }

    /** Says on the answer what is left. */
    void tell(RoutingContext context, Allowance allowance) {
        context.response()
                .putHeader(RateLimitFields.POLICY, allowance.fields().policy())
                .putHeader(RateLimitFields.LEFT, allowance.fields().left(clock.millis()));
    }

    /** As {@link #give}, of an answer that is in memory, and may be given again. */
    void giveFromMemory(
            KeyHolder holder, List<ArticleCopy> copies, Runnable then, Consumer<ProblemException> otherwise) {
        @Nullable UUID partner = holder.partner();
        if (partner != null && deliveries.knowsAll(partner, copies)) {
            then.run();
        } else {
            give(holder, copies, then, otherwise);
        }
    }

    /** Notes which articles a partner gets; what it has is known, and costs nothing. */
    void give(KeyHolder holder, List<ArticleCopy> copies, Runnable then, Consumer<ProblemException> otherwise) {
        @Nullable UUID partner = holder.partner();
        if (partner == null || deliveries.knows(partner, copies)) {
            then.run();
            return;
        }
        Context thread = vertx.getOrCreateContext();
        deliveries
                .record(partner, copies)
                .whenComplete((_, failure) -> thread.runOnContext(_ -> {
                    if (failure == null) {
                        then.run();
                    } else {
                        otherwise.accept(new ProblemException(
                                        ProblemType.UNAVAILABLE,
                                        "What you are given cannot be noted at the moment, so it is not given: try again.")
                                .header("Retry-After", "1"));
                    }
                }));
    }
}
