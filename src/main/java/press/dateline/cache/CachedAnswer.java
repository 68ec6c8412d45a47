package press.dateline.cache;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import press.dateline.web.CacheTags;

/**
 * An answer that is kept: its header and its bytes, packed (by zstd, RFC 8878) where that is worth it, and in each
 * coding in which they were asked for.
 */
final class CachedAnswer {

    /** Memory for the objects around the bytes, and for a tag's entry in the index, in bytes. */
    private static final int OVERHEAD = 1_000;

    private static final int OF_TAG = 100;

    private final AnswerKey key;
    private final byte[] packed;
    private final boolean isPacked;
    private final int length;
    private final String hash;
    private final @Nullable String lastModified;
    private final List<Field> headers;
    private final List<Field> shared;
    private final CacheTags tags;
    private final @Nullable Instant validUntil;
    private final AtomicReference<@Nullable Coded> plain = new AtomicReference<>();
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
        this.isPacked = plain.length >= Encoding.WORTHWHILE && Encoding.ZSTD.isAvailable();
        this.packed = isPacked ? Encoding.ZSTD.encode(plain) : plain;
        this.length = plain.length;
        this.hash = hash;
        this.lastModified = lastModified;
        this.headers = Field.listOf(headers);
        this.shared = Field.listOf(shared);
        this.tags = tags;
        this.validUntil = validUntil;
        if (!isPacked) {
            this.plain.set(coded(Encoding.IDENTITY, plain));
        }
    }

    /** A field of the header, as it is written. */
    record Field(CharSequence name, CharSequence value) {

        private static List<Field> listOf(MultiMap headers) {
            return headers.entries().stream()
                    .map(entry -> new Field(
                            HttpHeaders.createOptimized(entry.getKey()), HttpHeaders.createOptimized(entry.getValue())))
                    .toList();
        }
    }

    /** The bytes in one coding. */
    record Coded(Encoding encoding, Buffer body, CharSequence length) {}

    private static Coded coded(Encoding encoding, byte[] bytes) {
        return new Coded(encoding, Buffer.buffer(bytes), HttpHeaders.createOptimized(Integer.toString(bytes.length)));
    }

    AnswerKey key() {
        return key;
    }

    List<Field> headers() {
        return headers;
    }

    List<Field> shared() {
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

    /** The length of its bytes as they are. */
    int length() {
        return length;
    }

    boolean isPacked() {
        return isPacked;
    }

    /** Which coding a caller gets who prefers one. */
    Encoding coding(Encoding preferred) {
        return length < Encoding.WORTHWHILE ? Encoding.IDENTITY : preferred;
    }

    /** The entity tag of its bytes in a coding, with quotation marks. */
    String etag(Encoding encoding) {
        return '"' + hash + encoding.tagSuffix() + '"';
    }

    /** The bytes as they are, if they are at hand. */
    @Nullable
    Coded plainAlready() {
        return plain.get();
    }

    /** Makes the bytes as they are, and has them at hand until they are dropped. */
    Coded unpack() {
        Coded unpacked = coded(Encoding.IDENTITY, plainBytes());
        plain.set(unpacked);
        return unpacked;
    }

    /** Keeps only the packed bytes. */
    void dropPlain(Coded unpacked) {
        plain.compareAndSet(unpacked, null);
    }

    private byte[] plainBytes() {
        return isPacked ? Encoding.unpack(packed, length) : packed;
    }

    /** The bytes in a coding, if they were asked for before. */
    @Nullable
    Coded codedAlready(Encoding encoding) {
        synchronized (codings) {
            CompletableFuture<Coded> coding = codings.get(encoding);
            return coding == null ? null : coding.getNow(null);
        }
    }

    /** The bytes in a coding, or as they are where that fails; they are coded once, by who asks first. */
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
            Coded coded =
                    coded(encoding, encoding == Encoding.ZSTD && isPacked ? packed : encoding.encode(plainBytes()));
            mine.complete(coded);
            return coded;
        } finally {
            if (!mine.isDone()) {
                mine.complete(coded(Encoding.IDENTITY, plainBytes()));
            }
        }
    }

    /** About the memory that it takes now, in bytes; without the bytes as they are, where those are packed. */
    int weight() {
        long bytes =
                (long) OVERHEAD + packed.length + 2L * key.request().length() + (long) OF_TAG * tags.values().length;
        synchronized (codings) {
            for (Map.Entry<Encoding, CompletableFuture<Coded>> coding : codings.entrySet()) {
                if (coding.getKey() != Encoding.ZSTD && coding.getValue().isDone()) {
                    bytes += coding.getValue().join().body().length();
                }
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }
}
