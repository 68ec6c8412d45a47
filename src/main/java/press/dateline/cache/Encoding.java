package press.dateline.cache;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * How an answer's bytes are coded for the way: br (RFC 7932), zstd (RFC 8878), gzip (RFC 1952), or not at all. In the
 * order in which they are chosen where a caller likes them alike.
 */
enum Encoding {
    BROTLI("br"),
    ZSTD("zstd"),
    GZIP("gzip"),
    IDENTITY("identity");

    /** Smaller ones are sent as they are: the codings' own bytes outweigh the gain. */
    static final int WORTHWHILE = 860;

    private static final int BROTLI_QUALITY = 5;

    private final String word;

    Encoding(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** What the tag of the plain bytes is followed by, since each coding has a strong tag of its own. */
    String tagSuffix() {
        return this == IDENTITY ? "" : "-" + word;
    }

    /**
     * The one that a caller likes best (RFC 9110, section 12.5.3). What is malformed is as good as absent.
     *
     * @param accepted the Accept-Encoding header; null where there is none
     */
    static Encoding preferred(@Nullable String accepted) {
        if (accepted == null || accepted.isEmpty()) {
            return IDENTITY;
        }
        Map<String, Double> weights = new HashMap<>();
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] pieces = part.split(";", 2);
            weights.put(pieces[0].strip(), pieces.length == 1 ? 1.0 : weight(pieces[1]));
        }
        double other = weights.getOrDefault("*", 0.0);
        return Arrays.stream(values())
                .filter(one -> one != IDENTITY && one.isAvailable())
                .filter(one -> weights.getOrDefault(one.word, other) > 0)
                .max(Comparator.<Encoding>comparingDouble(one -> weights.getOrDefault(one.word, other))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(IDENTITY);
    }

    private static double weight(String parameter) {
        String text = parameter.strip();
        try {
            double weight = text.startsWith("q=") ? Double.parseDouble(text.substring(2)) : 0;
            return weight >= 0 && weight <= 1 ? weight : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Some come with native code, which not every machine has. */
    private boolean isAvailable() {
        return switch (this) {
            case BROTLI -> Brotli4jLoader.isAvailable();
            case ZSTD -> Packing.isAvailable();
            case GZIP, IDENTITY -> true;
        };
    }

    byte[] encode(byte[] plain) {
        try {
            return switch (this) {
                case BROTLI -> Encoder.compress(plain, Encoder.Parameters.create(BROTLI_QUALITY));
                case ZSTD -> Packing.pack(plain);
                case GZIP -> gzip(plain);
                case IDENTITY -> plain;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
