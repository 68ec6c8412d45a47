package press.dateline.document;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A form in which an article is answered: by its media type in {@code Accept}, or by a suffix of its address. */
public enum Form {
    JSON("application/json", "json"),
    /** JSON-LD 1.1 in the words of schema.org. */
    JSON_LD("application/ld+json", "jsonld"),
    /** CommonMark, with tables as GitHub has them (RFC 7763). */
    MARKDOWN("text/markdown", "md"),
    TEXT("text/plain", "txt"),
    /** IPTC ninjs 3.1. No media type is registered for it; this is the one that news services use. */
    NINJS("application/ninjs+json;version=3.1", "ninjs"),
    /** IPTC ninjs 2.1. */
    NINJS_2("application/ninjs+json;version=2.1", "ninjs2"),
    /** A news item of IPTC NewsML-G2 2.35. */
    NEWSML("application/vnd.iptc.g2.newsitem+xml", "newsml");

    private final String mediaType;
    private final String suffix;

    Form(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    /** The media type; its parameter {@code version} tells versions apart where there are several. */
    public String mediaType() {
        return mediaType;
    }

    /** What stands behind a dot at the end of an address that asks for it. */
    public String suffix() {
        return suffix;
    }

    /** The content type: text says its charset. */
    public String contentType() {
        return mediaType.startsWith("text/") ? mediaType + ";charset=UTF-8" : mediaType;
    }

    /** The form with a suffix. */
    public static Optional<Form> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(form -> form.suffix.equals(suffix))
                .findFirst();
    }

    /** The form of a media type. */
    public static Optional<Form> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(form -> form.mediaType.equals(mediaType))
                .findFirst();
    }

    /** All but the one that everybody gets who asks for none. */
    static Stream<Form> others() {
        return Arrays.stream(values()).filter(form -> form != JSON);
    }
}
