package press.dateline.cache;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ArticleCopy;
import press.dateline.web.CacheTags;

/**
 * An answer that is kept: its header and its bytes, packed where that is worth it; and those of its {@link Bodies} that
 * are at hand.
 */
final class CachedAnswer {

    /** Memory for the objects around the bytes, and for a tag's entry in the index, in bytes. */
    private static final int OVERHEAD = 1_000;

    private static final int OF_TAG = 40;
    private static final int OF_COPY = 64;
    private static final int BODY_OVERHEAD = 200;

    private final AnswerKey key;
    private final @Nullable String route;
    private final byte[] packed;
    private final boolean isPacked;
    private final int length;
    private final String hash;
    private final @Nullable String lastModified;
    private final List<Field> headers;
    private final List<Field> shared;
    private final CacheTags tags;
    private final List<ArticleCopy> copies;
    private final @Nullable Instant validUntil;
    private final int weight;
    private final ConcurrentMap<Encoding, Body> bodies = new ConcurrentHashMap<>(1);

    /**
     * Such an answer.
     *
     * @param route its {@link Route}; null where requests are not measured
     * @param hash the value of its entity tag, without quotation marks
     * @param headers what it carries, whoever asks, besides its entity tag
     * @param shared what it carries besides where any cache may keep it
     * @param copies the articles in it
     */
    CachedAnswer(
            AnswerKey key,
            @Nullable String route,
            byte[] plain,
            String hash,
            @Nullable String lastModified,
            MultiMap headers,
            MultiMap shared,
            CacheTags tags,
            List<ArticleCopy> copies,
            @Nullable Instant validUntil) {
        this.key = key;
        this.route = route;
        this.isPacked = plain.length >= Encoding.WORTHWHILE && Packing.isAvailable();
        this.packed = isPacked ? Packing.pack(plain) : plain;
        this.length = plain.length;
        this.hash = hash;
        this.lastModified = lastModified;
        this.headers = Field.listOf(headers);
        this.shared = Field.listOf(shared);
        this.tags = tags;
        this.copies = List.copyOf(copies);
        this.validUntil = validUntil;
        if (!isPacked) {
            this.bodies.put(Encoding.IDENTITY, new Body(Encoding.IDENTITY, plain));
        }
        this.weight = weigh();
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

    AnswerKey key() {
        return key;
    }

    @Nullable
    String route() {
        return route;
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

    /** The articles in it. */
    List<ArticleCopy> copies() {
        return copies;
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

    /** Which coding a caller gets who prefers one. */
    Encoding coding(Encoding preferred) {
        return length < Encoding.WORTHWHILE ? Encoding.IDENTITY : preferred;
    }

    /** The value of the entity tag of its plain bytes, without quotation marks. */
    String hash() {
        return hash;
    }

    /** The entity tag of its bytes in a coding, with quotation marks. */
    String etag(Encoding encoding) {
        return '"' + hash + encoding.tagSuffix() + '"';
    }

    /** The body in a coding, if it is at hand. */
    @Nullable
    Body body(Encoding encoding) {
        return bodies.get(encoding);
    }

    /** Makes the body in a coding. */
    Body make(Encoding encoding) {
        return new Body(encoding, encoding == Encoding.ZSTD ? packed : encoding.encode(plain()));
    }

    private byte[] plain() {
        return isPacked ? Packing.unpack(packed, length) : packed;
    }

    /** Has a body at hand until it is dropped. */
    void hold(Body body) {
        bodies.put(body.encoding(), body);
    }

    /** Drops this body, and none that has taken its place since. */
    void drop(Body body) {
        bodies.remove(body.encoding(), body);
    }

    /** About the memory that it takes without the bodies that may be dropped, in bytes. */
    int weight() {
        return weight;
    }

    private int weigh() {
        int bytes = OVERHEAD
                + packed.length
                + 2 * key.request().length()
                + OF_TAG * tags.values().length
                + OF_COPY * copies.size();
        if (!isPacked) {
            bytes += BODY_OVERHEAD + length;
        }
        for (Field field : headers) {
            bytes += field.value().length();
        }
        for (Field field : shared) {
            bytes += field.value().length();
        }
        return bytes;
    }

    /** The memory that one of its bodies takes besides, in bytes. */
    static int weight(Body body) {
        return BODY_OVERHEAD + body.bytes().length();
    }
}
