package press.dateline.incoming;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an XML document says that it is encoded (XML 1.0, appendix F): by its byte order mark, else by zeros among its
 * first bytes, else in its declaration.
 *
 * @param charset the encoding; UTF-8 where nothing is said, or what is said is not known
 * @param mark how many bytes its byte order mark has; 0 where it has none
 * @param unknown the name that it gives, where nobody here knows an encoding of that name
 */
public record XmlEncoding(
        Charset charset, int mark, @Nullable String unknown) {

    /** What most documents mean that say Latin-1 or ASCII, as browsers take it (Encoding Standard, section 4.2). */
    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Pattern DECLARED = Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"'>]{1,80})");
    private static final List<Charset> MARKED =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    /** What a document says that begins with these bytes. */
    public static XmlEncoding of(byte[] start) {
        for (Charset charset : MARKED) {
            byte[] mark = "\uFEFF".getBytes(charset);
            if (start.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(start, mark.length))) {
                return new XmlEncoding(charset, mark.length, null);
            }
        }
        if (start.length >= 2 && (start[0] == 0 || start[1] == 0)) {
            return new XmlEncoding(start[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0, null);
        }
        Matcher declared = DECLARED.matcher(new String(start, StandardCharsets.ISO_8859_1));
        return declared.find() ? declared(declared.group(1).strip()) : new XmlEncoding(StandardCharsets.UTF_8, 0, null);
    }

    /** Whether its characters have two bytes, which shows in the bytes themselves. */
    boolean isWide() {
        return charset.equals(StandardCharsets.UTF_16BE) || charset.equals(StandardCharsets.UTF_16LE);
    }

    private static XmlEncoding declared(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("UTF-16") || upper.startsWith("UTF-32") || upper.contains("UCS")) {
            return new XmlEncoding(StandardCharsets.UTF_8, 0, null); // the declaration could not be read so
        }
        if (upper.equals("ISO-8859-1") || upper.equals("LATIN1") || upper.equals("US-ASCII")) {
            return new XmlEncoding(WINDOWS, 0, null);
        }
        try {
            return new XmlEncoding(Charset.forName(name), 0, null);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return new XmlEncoding(StandardCharsets.UTF_8, 0, name);
        }
    }
}
