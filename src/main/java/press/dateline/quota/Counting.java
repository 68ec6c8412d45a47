package press.dateline.quota;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Admission;
import press.dateline.access.Admission.Admitted;
import press.dateline.access.KeyHolder;
import press.dateline.access.Metering;
import press.dateline.usage.UsageCounts;
import press.dateline.web.AllowedMethods;
import press.dateline.web.ArticleCopy;
import press.dateline.web.ClientAddress;
import press.dateline.web.Edge;
import press.dateline.web.ProblemException;
import press.dateline.web.Route;

/** Counts what callers with a key get, wherever it comes from, and refuses what is too much. */
@Singleton
class Counting implements Metering {

    /** Where a request carries its {@link Call}. */
    private static final String CALL = Call.class.getName();

    /** After answers from memory, which count by themselves, so that 304 is never refused. */
    private static final int AFTER_MEMORY = 291;

    private static final String VERSION = "/v1/";
    private static final List<String> FREE = List.of("/v1/changes", "/v1/me", "/v1/recalls");
    /** Addresses of one thing, which say that it is gone where it is. */
    private static final List<String> OF_ONE = List.of("/{id}", "/{id}/usage");

    private static final String OTHER = "other";
    private static final int NOT_MODIFIED = 304;
    private static final int GONE = 410;
    private static final int UNAUTHENTICATED = 401;
    private static final int OUR_FAULT = 500;

    private final Admission admission;
    private final Allowances allowances;
    private final Payment payment;
    private final AnonymousRates anonymous;
    private final UsageCounts usage;
    private final AllowedMethods addresses;
    private final Edge edge;
    private final ClientAddress client;
    private final Clock clock;

    Counting(
            Admission admission,
            Allowances allowances,
            Payment payment,
            AnonymousRates anonymous,
            UsageCounts usage,
            AllowedMethods addresses,
            Edge edge,
            ClientAddress client,
            Clock clock) {
        this.admission = admission;
        this.allowances = allowances;
        this.payment = payment;
        this.anonymous = anonymous;
        this.usage = usage;
        this.addresses = addresses;
        this.edge = edge;
        this.client = client;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::come, AFTER_MEMORY);
    }

    /** A request that memory does not answer: it takes a token, if its key is known here already. */
    private void come(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!context.normalizedPath().startsWith(VERSION) || context.get(CALL) != null) {
            context.next();
            return;
        }
        Optional<Call> found = call(context);
        if (found.isEmpty()) {
            if (anonymous.isOn() && admission.isAnonymous(request) && !isFree(context.normalizedPath())) {
                anonymous
                        .refusal(address(context))
                        .ifPresentOrElse(problem -> edge.answer(context, problem), context::next);
            } else {
                context.next();
            }
            return;
        }
        Call call = found.get();
        if (call.free || !call.allowance.isLimited()) {
            context.next();
            return;
        }
        @Nullable Meter usedUp = call.allowance.usedUp(clock.millis());
        if (usedUp != null) {
            refuseUnlessFree(context, call, usedUp);
            return;
        }
        payment.take(
                call.allowance,
                Cost.COMING,
                () -> {
                    call.hasToken = true;
                    payment.tell(context, call.allowance);
                    context.next();
                },
                by -> refuseUnlessFree(context, call, by));
    }

    /** What may be answered that the caller has it already, or that it is gone, is: that alone shows whether it is free. */
    private void refuseUnlessFree(RoutingContext context, Call call, Meter by) {
        if (!mayBeFree(context)) {
            refuse(context, call, by);
            return;
        }
        call.refusedBy = by;
        payment.tell(context, call.allowance);
        context.next();
    }

    /** A read that is conditional, or of one thing, which may have been withdrawn; but none that never ends. */
    private boolean mayBeFree(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        boolean conditional = request.headers().contains(HttpHeaders.IF_NONE_MATCH)
                || request.headers().contains(HttpHeaders.IF_MODIFIED_SINCE);
        return reads && !path.endsWith("/stream") && (conditional || isOfOne(path));
    }

    private boolean isOfOne(String path) {
        return addresses
                .template(path)
                .filter(template -> OF_ONE.stream().anyMatch(template::endsWith))
                .isPresent();
    }

    private String address(RoutingContext context) {
        return client.of(context.request());
    }

    /** What is counted of a request; empty without a key that is good and known here. */
    Optional<Call> call(RoutingContext context) {
        @Nullable Call known = context.get(CALL);
        if (known != null) {
            return Optional.of(known);
        }
        return admission.holder(context.request()).map(holder -> {
            Call call = new Call(holder, allowances.of(holder), isFree(context.normalizedPath()));
            context.put(CALL, call);
            context.addEndHandler(_ -> ended(context, call));
            return call;
        });
    }

    private static boolean isFree(String path) {
        return FREE.stream()
                .anyMatch(free -> path.equals(free) || (path.startsWith(free) && path.charAt(free.length()) == '/'));
    }

    /** Whether an answer with this status costs nothing. */
    static boolean isFree(int status) {
        return status == NOT_MODIFIED || status == GONE || status == UNAUTHENTICATED || status >= OUR_FAULT;
    }

    private void refuse(RoutingContext context, Call call, Meter by) {
        call.isRefused = true;
        // No resource runs that could say it: else each address would be a metric of its own.
        Route.count(context, addresses.template(context.normalizedPath()).orElse(OTHER));
        payment.tell(context, call.allowance);
        edge.answer(context, Refusal.of(by, clock.millis()));
    }

    @Override
    public void free(RoutingContext context, Admitted caller, @Nullable String route) {
        KeyHolder holder = caller.holder();
        if (holder != null) {
            usage.free(holder, route == null ? OTHER : route);
            Allowance allowance = allowances.of(holder);
            if (allowance.isLimited()) {
                payment.tell(context, allowance);
            }
        }
    }

    @Override
    public void send(RoutingContext context, Admitted caller, Sending answer, Runnable send, Runnable outdated) {
        KeyHolder holder = caller.holder();
        if (holder == null) {
            Optional<ProblemException> refusal =
                    anonymous.isOn() ? anonymous.refusal(address(context)) : Optional.empty();
            refusal.ifPresentOrElse(problem -> edge.answer(context, problem), send);
            return;
        }
        String route = answer.route() == null ? OTHER : answer.route();
        if (isFree(context.normalizedPath())) {
            usage.free(holder, route);
            send.run();
            return;
        }
        Allowance allowance = allowances.of(holder);
        Cost cost = new Cost(1, 1, answer.copies().size(), answer.bytes());
        Runnable goOn = () -> {
            allowance.putBack(cost, clock.millis());
            outdated.run();
        };
        Runnable given = () -> {
            if (!answer.holds().getAsBoolean()) {
                goOn.run();
                return;
            }
            usage.paid(holder, route, answer.copies().size(), answer.bytes());
            if (allowance.isLimited()) {
                payment.tell(context, allowance);
            }
            send.run();
        };
        Runnable paid = () -> {
            if (!answer.holds().getAsBoolean()) {
                goOn.run();
                return;
            }
            payment.giveFromMemory(holder, answer.copies(), given, problem -> {
                allowance.putBack(cost, clock.millis());
                edge.answer(context, problem);
            });
        };
        if (!allowance.isLimited()) {
            paid.run();
            return;
        }
        payment.take(allowance, cost, paid, by -> {
            usage.refused(holder, route);
            Route.count(context, answer.route());
            payment.tell(context, allowance);
            edge.answer(context, Refusal.of(by, clock.millis()));
        });
    }

    /**
     * Counts what a resource has answered, before it is sent.
     *
     * @param bytes of the body
     * @param sent told that it may be sent, or what is to be sent in its place; on any thread
     */
    void answer(
            RoutingContext context,
            Call call,
            List<ArticleCopy> copies,
            long bytes,
            Consumer<Optional<ProblemException>> sent) {
        if (call.free || call.isPaid) {
            sent.accept(Optional.empty());
            return;
        }
        if (call.refusedBy != null) {
            call.isRefused = true;
            sent.accept(Optional.of(Refusal.of(call.refusedBy, clock.millis())));
            return;
        }
        Cost cost = new Cost(call.hasToken ? 0 : 1, 1, copies.size(), bytes);
        payment.take(
                call.allowance,
                cost,
                () -> {
                    call.isPaid = true;
                    call.copies = copies;
                    payment.give(
                            call.holder,
                            copies,
                            () -> {
                                if (call.allowance.isLimited()) {
                                    payment.tell(context, call.allowance);
                                }
                                sent.accept(Optional.empty());
                            },
                            problem -> {
                                call.allowance.putBack(cost, clock.millis());
                                sent.accept(Optional.of(problem));
                            });
                },
                by -> {
                    call.isRefused = true;
                    payment.tell(context, call.allowance);
                    sent.accept(Optional.of(Refusal.of(by, clock.millis())));
                });
    }

    private void ended(RoutingContext context, Call call) {
        int status = context.response().getStatusCode();
        @Nullable String template = Route.of(context);
        String route = template == null || !addresses.isTemplate(template) ? OTHER : template;
        if (call.isRefused) {
            usage.refused(call.holder, route);
            putTokenBack(call);
            return;
        }
        if (call.free || isFree(status)) {
            usage.free(call.holder, route);
            putTokenBack(call);
            return;
        }
        long bytes = context.response().bytesWritten();
        if (!call.isPaid && call.allowance.isLimited()) {
            call.allowance.owe(new Cost(call.hasToken ? 0 : 1, 1, 0, bytes), clock.millis());
        }
        usage.paid(call.holder, route, call.copies.size(), bytes);
    }

    /** What was not answered, or cost nothing, leaves its token to the next request. */
    private void putTokenBack(Call call) {
        if (call.hasToken) {
            call.allowance.putBack(Cost.COMING, clock.millis());
        }
    }
}
