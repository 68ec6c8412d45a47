package press.dateline.cache;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import press.dateline.web.CacheTags;

/** An answer that is kept: its bytes, in each coding in which they were asked for, and its header. */
final class CachedAnswer {

    /** Memory for the objects around the bytes, and for a tag's entry in the index, in bytes. */
    private static final int OVERHEAD = 1_000;

    private static final int OF_TAG = 100;

    private final AnswerKey key;
    private final byte[] plain;
    private final String hash;
    private final @Nullable String lastModified;
    private final MultiMap headers;
    private final MultiMap shared;
    private final CacheTags tags;
    private final @Nullable Instant validUntil;
    private final Coded uncoded;
    private final Map<Encoding, CompletableFuture<Coded>> codings = new EnumMap<>(Encoding.class);

    /**
     * Such an answer.
     *
     * @param hash the value of its entity tag, without quotation marks
     * @param headers what it carries, whoever asks, besides its entity tag
     * @param shared what it carries besides where any cache may keep it
     */
    CachedAnswer(
            AnswerKey key,
            byte[] plain,
            String hash,
            @Nullable String lastModified,
            MultiMap headers,
            MultiMap shared,
            CacheTags tags,
            @Nullable Instant validUntil) {
        this.key = key;
        this.plain = plain;
        this.hash = hash;
        this.lastModified = lastModified;
        this.headers = headers;
        this.shared = shared;
        this.tags = tags;
        this.validUntil = validUntil;
        this.uncoded = coded(Encoding.IDENTITY, plain);
    }

    /**
     * The bytes in one coding.
     *
     * @param etag with quotation marks
     */
    record Coded(Encoding encoding, Buffer body, String etag, String length) {}

    private Coded coded(Encoding encoding, byte[] bytes) {
        return new Coded(
                encoding,
                Buffer.buffer(bytes),
                '"' + hash + encoding.tagSuffix() + '"',
                Integer.toString(bytes.length));
    }

    AnswerKey key() {
        return key;
    }

    MultiMap headers() {
        return headers;
    }

    MultiMap shared() {
        return shared;
    }

    @Nullable
    String lastModified() {
        return lastModified;
    }

    CacheTags tags() {
        return tags;
    }

    @Nullable
    Instant validUntil() {
        return validUntil;
    }

    Coded uncoded() {
        return uncoded;
    }

    /** Which coding a caller gets who prefers one. */
    Encoding coding(Encoding preferred) {
        return plain.length < Encoding.WORTHWHILE ? Encoding.IDENTITY : preferred;
    }

    /** The bytes in a coding, if they were asked for before. */
    @Nullable
    Coded codedAlready(Encoding encoding) {
        if (encoding == Encoding.IDENTITY) {
            return uncoded;
        }
        synchronized (codings) {
            CompletableFuture<Coded> coding = codings.get(encoding);
            return coding == null ? null : coding.getNow(null);
        }
    }

    /** The bytes in a coding, or uncoded where that fails; they are coded once, by who asks first, in a millisecond. */
    Coded coded(Encoding encoding) {
        CompletableFuture<Coded> mine = new CompletableFuture<>();
        CompletableFuture<Coded> first;
        synchronized (codings) {
            first = codings.putIfAbsent(encoding, mine);
        }
        if (first != null) {
            return first.join();
        }
        try {
            Coded coded = coded(encoding, encoding.encode(plain));
            mine.complete(coded);
            return coded;
        } finally {
            if (!mine.isDone()) {
                mine.complete(uncoded);
            }
        }
    }

    /** About the memory that it takes now, in bytes. */
    int weight() {
        long bytes =
                (long) OVERHEAD + plain.length + 2L * key.request().length() + (long) OF_TAG * tags.values().length;
        synchronized (codings) {
            for (CompletableFuture<Coded> coding : codings.values()) {
                bytes += coding.isDone() ? coding.join().body().length() : 0;
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }
}
