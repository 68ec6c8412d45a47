package press.dateline.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags as callers send them back. Each coding of an answer's bytes has a strong tag of its own, the plain ones'
 * with the coding's name behind a hyphen. Whoever has the bytes in one coding has them in all, so for If-None-Match these
 * are one: the comparison is weak (RFC 9110, sections 8.8.3.2 and 13.1.2).
 */
public final class EntityTags {

    /** The codings that answers have. */
    public static final List<String> CODINGS = List.of("br", "zstd", "gzip");

    private EntityTags() {}

    /**
     * The tag, with its quotation marks, by which a caller names an answer that it has; empty where it has another one.
     *
     * @param lists the values of If-None-Match
     * @param plain the value of the tag of the answer's plain bytes, without quotation marks
     * @param current the tag that it has now, with quotation marks: that of a caller who has whatever there is
     */
    public static Optional<String> known(List<String> lists, String plain, String current) {
        return lists.stream()
                .flatMap(list -> list.strip().equals("*") ? Stream.of(current) : named(list, plain))
                .findFirst();
    }

    /** The value, without quotation marks, of the tag of the plain bytes of which this is a tag, in whatever coding. */
    public static String plain(String tag) {
        String value = tag.replace("\"", "");
        return CODINGS.stream()
                .map("-"::concat)
                .filter(value::endsWith)
                .findFirst()
                .map(suffix -> value.substring(0, value.length() - suffix.length()))
                .orElse(value);
    }

    private static Stream<String> named(@Nullable String list, String plain) {
        return list == null || !list.contains(plain)
                ? Stream.empty()
                : Stream.of(list.split(",", -1))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .filter(tag -> isOf(tag, plain));
    }

    private static boolean isOf(String tag, String plain) {
        int end = plain.length() + 1;
        if (!tag.startsWith("\"" + plain) || !tag.endsWith("\"") || tag.length() <= end) {
            return false;
        }
        String coding = tag.substring(end, tag.length() - 1);
        return coding.isEmpty() || (coding.startsWith("-") && CODINGS.contains(coding.substring(1)));
    }
}
