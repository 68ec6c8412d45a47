package press.dateline.fetch;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what others say where it is, without becoming their way into the house: only http and https, only from hosts
 * that are allowed, only from addresses of the public internet, each redirect checked anew. The connection is made to
 * the very address that was checked. Nothing of a caller is sent on; cookies are neither kept nor sent.
 */
@Singleton
public final class GuardedClient implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int IDLE_SECONDS = 20;
    private static final int LARGEST_HEAD = 32 * 1024;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> FOR_EVER = Set.of(301, 308);

    /** Media types, or their beginnings, that may be a feed; servers say all of these of feeds. */
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/json",
            "application/xml",
            "application/rdf+xml",
            "application/octet-stream",
            "text/xml",
            "text/plain",
            "");

    private final HttpClient client;
    private final FetchLimits limits;
    private final Resolver resolver;

    GuardedClient(Vertx vertx, FetchLimits limits, Resolver resolver) {
        this.limits = limits;
        this.resolver = resolver;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(LARGEST_HEAD)
                .setVerifyHost(true)
                .setDecompressionSupported(false));
    }

    /** A response whose body was read; of one that is no success the body is not read. */
    private record Answer(int status, MultiMap headers, Buffer body) {}

    /**
     * Checks an address, as far as that goes without asking anybody.
     *
     * @throws FetchRefusedException where it would not be fetched, whatever its host resolves to
     */
    public void check(String url) throws FetchRefusedException {
        WebTarget.allowed(url, limits);
    }

    /**
     * Fetches, on a thread that may wait: for 30 s at most, and as long as it takes to resolve the hosts.
     *
     * @param etag of what was fetched before
     * @param lastModified of what was fetched before
     * @throws FetchRefusedException where it cannot be fetched, or may not be
     */
    public Fetched fetch(String url, @Nullable String etag, @Nullable String lastModified)
            throws FetchRefusedException {
        long end = System.nanoTime() + limits.patience().toNanos();
        String at = url;
        String movedTo = null;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            WebTarget target = WebTarget.of(at, limits, resolver);
            Answer answer = ask(target, etag, lastModified, end);
            if (REDIRECTS.contains(answer.status())) {
                boolean hasMoved = at.equals(movedTo == null ? url : movedTo) && FOR_EVER.contains(answer.status());
                at = redirected(target.url(), answer.headers().get("Location"));
                movedTo = hasMoved ? at : movedTo;
            } else if (answer.status() == NOT_MODIFIED) {
                return new Fetched(false, new byte[0], etag, lastModified, movedTo);
            } else if (answer.status() == OK) {
                return fetched(answer, movedTo);
            } else {
                throw FetchRefusedException.answered(
                        answer.status(), answer.headers().get("Retry-After"));
            }
        }
        throw FetchRefusedException.failed("There are more than " + MOST_REDIRECTS + " redirects.");
    }

    private static String redirected(URI from, @Nullable String to) throws FetchRefusedException {
        try {
            if (to != null) {
                return from.resolve(to.strip()).toString();
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw FetchRefusedException.failed("The server redirects to nowhere.");
    }

    private Answer ask(WebTarget target, @Nullable String etag, @Nullable String lastModified, long end)
            throws FetchRefusedException {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setURI(target.path())
                .putHeader("User-Agent", "Dateline")
                .putHeader("Accept", "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5")
                .putHeader("Accept-Encoding", "gzip");
        if (etag != null) {
            options.putHeader("If-None-Match", etag);
        }
        if (lastModified != null) {
            options.putHeader("If-Modified-Since", lastModified);
        }
        CompletableFuture<HttpClientRequest> sent = new CompletableFuture<>();
        CompletableFuture<Answer> answer = client.request(options)
                .compose(request -> {
                    sent.complete(request);
                    return request.send().compose(response -> read(request, response));
                })
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            var _ = sent.thenAccept(request -> request.reset());
            throw FetchRefusedException.failed(
                    "The server takes longer than " + limits.patience().toSeconds() + " s.");
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchRefusedException.failed("It was interrupted.");
        }
    }

    private static FetchRefusedException refused(@Nullable Throwable cause) {
        return FetchRefusedException.failed(
                cause instanceof TooLarge
                        ? String.valueOf(cause.getMessage())
                        : "The server cannot be reached, or broke off.");
    }

    private Future<Answer> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<Answer> done = Promise.promise();
        if (response.statusCode() != OK) {
            response.exceptionHandler(_ -> {
                // that of the reset, which is wanted
            });
            request.reset();
            return Future.succeededFuture(new Answer(response.statusCode(), response.headers(), Buffer.buffer()));
        }
        Buffer body = Buffer.buffer();
        response.exceptionHandler(done::tryFail);
        response.handler(part -> {
            if (body.length() + part.length() > limits.mostBytes()) {
                done.tryFail(tooLarge());
                request.reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(_ -> done.tryComplete(new Answer(OK, response.headers(), body)));
        return done.future();
    }

    private TooLarge tooLarge() {
        return new TooLarge("The answer has more than " + limits.mostBytes() + " bytes.");
    }

    private Fetched fetched(Answer answer, @Nullable String movedTo) throws FetchRefusedException {
        MultiMap headers = answer.headers();
        String type = headers.get("Content-Type");
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(media) && !media.endsWith("+xml") && !media.endsWith("+json")) {
            throw FetchRefusedException.failed("The answer is no feed but " + media + ".");
        }
        return new Fetched(
                true,
                unpacked(answer.body().getBytes(), headers.get("Content-Encoding")),
                headers.get("ETag"),
                headers.get("Last-Modified"),
                movedTo);
    }

    private byte[] unpacked(byte[] body, @Nullable String coding) throws FetchRefusedException {
        String told = coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT);
        if (told.isEmpty() || told.equals("identity")) {
            return body;
        }
        if (!told.equals("gzip") && !told.equals("x-gzip")) {
            throw FetchRefusedException.failed("The answer is packed in a way that was not asked for.");
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(limits.mostBytes() + 1);
            if (plain.length > limits.mostBytes()) {
                throw FetchRefusedException.failed(String.valueOf(tooLarge().getMessage()));
            }
            return plain;
        } catch (IOException e) {
            throw FetchRefusedException.failed("The answer begins like gzip, but is damaged.");
        }
    }

    @Override
    @PreDestroy
    public void close() {
        client.close();
    }

    private static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }
}
