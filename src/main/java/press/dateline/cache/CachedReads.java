package press.dateline.cache;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import press.dateline.access.Admission;
import press.dateline.access.Admission.Admitted;
import press.dateline.access.Metering;
import press.dateline.access.PreviewedPartner;
import press.dateline.change.LogPosition;
import press.dateline.web.CacheControl;
import press.dateline.web.EntityTags;
import press.dateline.web.Preference;
import press.dateline.web.PreviewHeader;
import press.dateline.web.Route;

/**
 * Answers reads from memory, on the event loop, before any resource runs. What is not remembered goes on to its
 * resource: one request loads it, others that come meanwhile wait.
 */
@Singleton
class CachedReads {

    /** Where a request that loads carries its {@link Loading}. */
    static final String LOADING = Loading.class.getName();

    /** After CORS and Dateline-Seq; what later filters refuse is not remembered. */
    private static final int PRIORITY = 292;

    /** Below it the answer is another one for each reader, and is kept nowhere: nobody waits for another's. */
    private static final String OF_READERS = "/v1/readers/";

    private static final String PREVIEW = "/preview";

    private static final Duration STALE_FOR_KEYS = Duration.ofSeconds(30);
    private static final int NOT_MODIFIED = 304;
    private static final int LONGEST_NUMBER = 18;

    /** While what is asked for changes all the time, all who wait would load it at once after the first. */
    private static final int LOADS_AWAITED = 5;

    /** Larger ones are not unpacked on the event loop: they take more than a few milliseconds. */
    private static final int AT_ONCE = 1 << 20;

    private final Answers answers;
    private final Admission admission;
    private final Metering metering;
    private final LogPosition position;
    private final CacheSettings settings;
    private final Vertx vertx;
    private final Clock clock;

    CachedReads(
            Answers answers,
            Admission admission,
            Metering metering,
            LogPosition position,
            CacheSettings settings,
            Vertx vertx,
            Clock clock) {
        this.answers = answers;
        this.admission = admission;
        this.metering = metering;
        this.position = position;
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        if (settings.cacheSize().asLongValue() > 0) {
            filters.register(this::handle, PRIORITY);
        }
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isPlainRead(request) || isStream(context) || isPreview(context) || !isReached(request)) {
            context.next();
            return;
        }
        Optional<Admitted> admitted = admission.reader(request);
        Optional<AnswerKey> key = admitted.flatMap(
                caller -> AnswerKey.of(request, caller.audience().name()));
        if (admitted.isEmpty() || key.isEmpty()) {
            context.next();
            return;
        }
        CachedAnswer answer = answers.get(key.get());
        boolean isHit = answer != null && isValid(answer, admitted.get());
        answers.count(isHit);
        if (answer != null && isHit) {
            answer(context, answer, admitted.get());
        } else {
            load(context, key.get(), admitted.get(), LOADS_AWAITED);
        }
    }

    /** Without a body, a preview's token, and what else asks for more than is remembered. */
    private static boolean isPlainRead(HttpServerRequest request) {
        boolean read =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        MultiMap headers = request.headers();
        return read
                && !request.uri().startsWith(OF_READERS)
                && !headers.contains(PreviewHeader.NAME)
                && !headers.contains(Preference.HEADER)
                && !headers.contains(HttpHeaders.CONTENT_LENGTH)
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaders.IF_MATCH)
                && !headers.contains("If-Unmodified-Since");
    }

    /** What never ends is not waited for. */
    private static boolean isStream(RoutingContext context) {
        return context.normalizedPath().endsWith("/comments/stream");
    }

    /** What a partner would get, is nobody's own answer: see {@link PreviewedPartner}. */
    private static boolean isPreview(RoutingContext context) {
        return PreviewedPartner.in(context).isPresent()
                || context.normalizedPath().endsWith(PREVIEW);
    }

    /** Whether the log has come here as far as the request asks for. */
    private boolean isReached(HttpServerRequest request) {
        List<String> asked = AnswerKey.minSeqs(request);
        return asked.isEmpty()
                || (asked.size() == 1
                        && isNumber(asked.getFirst())
                        && Long.parseLong(asked.getFirst()) <= position.current());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Until its own end, and as long as the log was heard of lately enough. */
    private boolean isValid(CachedAnswer answer, Admitted caller) {
        if (answer.validUntil() != null && !answer.validUntil().isAfter(clock.instant())) {
            answers.forget(answer);
            return false;
        }
        Duration limit = settings.staleLimit();
        return position.isConfirmedWithin(
                caller.hasKey() && limit.compareTo(STALE_FOR_KEYS) > 0 ? STALE_FOR_KEYS : limit);
    }

    /** Loads the answer, or waits for who does; where that is outdated once it is there, for so many others. */
    private void load(RoutingContext context, AnswerKey key, Admitted caller, int most) {
        Loading loading = answers.loading(key);
        if (loading.take()) {
            // Another one may have loaded it between the look at what is remembered and now.
            CachedAnswer meanwhile = answers.get(key);
            if (meanwhile != null && isValid(meanwhile, caller)) {
                loading.endWith(meanwhile);
                answer(context, meanwhile, caller);
                return;
            }
            context.put(LOADING, loading);
            loading.forEverybody(isForEverybody(context.request(), caller));
            context.addEndHandler(_ -> loading.end(null));
            context.next();
            return;
        }
        Context loop = vertx.getOrCreateContext();
        boolean waits = loading.await(outcome -> loop.runOnContext(_ -> {
            CachedAnswer answer = outcome.answer();
            // It may have been outdated since by what this request must see.
            boolean isCurrent = answer != null && answers.holds(answer);
            if (answer != null && isCurrent) {
                answer(context, answer, caller);
            } else if (most > 0 && (answer != null || outcome.isOutdated())) {
                load(context, key, caller, most - 1);
            } else {
                context.next();
            }
        }));
        if (!waits) {
            context.next();
        }
    }

    private static boolean isForEverybody(HttpServerRequest request, Admitted caller) {
        return caller.audience().isPublic()
                && !caller.hasKey()
                && AnswerKey.minSeqs(request).isEmpty();
    }

    private void answer(RoutingContext context, CachedAnswer answer, Admitted caller) {
        Encoding encoding = answer.coding(Encoding.preferred(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING)));
        Optional<String> known = known(context.request(), answer, answer.etag(encoding));
        if (known.isPresent()) {
            metering.free(context, caller, answer.route());
            HttpServerResponse response = describe(context, answer, encoding, caller);
            response.headers().set(HttpHeaders.ETAG, known.get());
            response.headers().remove(HttpHeaders.CONTENT_TYPE);
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        Bodies bodies = answers.bodies();
        Body ready = encoding == Encoding.IDENTITY && answer.length() <= AT_ONCE
                ? bodies.of(answer, encoding)
                : bodies.ready(answer, encoding);
        if (ready != null) {
            count(context, answer, ready, caller);
            return;
        }
        vertx.executeBlocking(() -> bodies.of(answer, encoding), false).onComplete(made -> {
            // That may have waited for long: what is outdated by now is not told to caches as new.
            if (made.succeeded() && answers.holds(answer)) {
                count(context, answer, made.result(), caller);
            } else {
                context.next();
            }
        });
    }

    /** Sends it if the caller may have it. */
    private void count(RoutingContext context, CachedAnswer answer, Body body, Admitted caller) {
        boolean whole = !context.request().method().equals(HttpMethod.HEAD);
        boolean[] waited = {false};
        Metering.Sending sending = new Metering.Sending(
                answer.route(),
                whole ? answer.copies() : List.of(),
                whole ? body.bytes().length() : 0,
                // What was outdated while the caller's account was looked at is not told as new.
                () -> !waited[0] || answers.holds(answer));
        metering.send(context, caller, sending, () -> send(context, answer, body, caller), context::next);
        waited[0] = true;
    }

    private void send(RoutingContext context, CachedAnswer answer, Body body, Admitted caller) {
        HttpServerResponse response = describe(context, answer, body.encoding(), caller);
        if (body.encoding() != Encoding.IDENTITY) {
            response.headers().set(HttpHeaders.CONTENT_ENCODING, body.encoding().word());
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.headers().set(HttpHeaders.CONTENT_LENGTH, body.length());
            response.end();
        } else {
            response.end(body.bytes());
        }
    }

    private static HttpServerResponse describe(
            RoutingContext context, CachedAnswer answer, Encoding encoding, Admitted caller) {
        Route.count(context, answer.route());
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        MultiMap headers = response.headers();
        addAll(headers, answer.headers());
        headers.set(HttpHeaders.ETAG, answer.etag(encoding));
        headers.set(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.ofRead(
                        caller.audience().isPublic(),
                        caller.hasKey(),
                        !AnswerKey.minSeqs(request).isEmpty()));
        if (isForEverybody(request, caller)) {
            addAll(headers, answer.shared());
        }
        return response;
    }

    private static void addAll(MultiMap headers, List<CachedAnswer.Field> fields) {
        for (CachedAnswer.Field field : fields) {
            headers.add(field.name(), field.value());
        }
    }

    /**
     * The entity tag of what the caller has, where that is the answer (RFC 9110, section 13.2.2); empty where it is not.
     *
     * @param etag that of the answer in the coding which the caller would get
     */
    private static Optional<String> known(HttpServerRequest request, CachedAnswer answer, String etag) {
        List<String> tags = request.headers().getAll(HttpHeaders.IF_NONE_MATCH);
        if (!tags.isEmpty()) {
            return EntityTags.known(tags, answer.hash(), etag);
        }
        String since = request.getHeader(HttpHeaders.IF_MODIFIED_SINCE);
        return since != null && HttpDates.isSince(answer.lastModified(), since) ? Optional.of(etag) : Optional.empty();
    }
}
