package press.dateline.document;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A rendered article: UTF-8 JSON in which root-relative links still lack the public URL.
 *
 * @param links byte offsets of those links, ascending
 * @param parts byte ranges of what rights may withhold; what is cut out leaves valid JSON
 */
public record Document(byte[] body, int[] links, List<Part> parts) {

    /** Number of the form in which documents are written now; older ones are rendered again. */
    public static final int FORMAT = 2;

    /** Full or summary. */
    public enum Kind {
        FULL,
        SUMMARY;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A member of the JSON, from the comma before its name to the end of its value.
     *
     * @param image the image that it shows
     */
    record Part(String name, java.util.UUID image, int from, int to) {}

    /** The bytes as they are served: with the public URL before each root-relative link. */
    public byte[] spliced(String publicUrl) {
        byte[] root = publicUrl.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[body.length + links.length * root.length];
        int from = 0;
        int to = 0;
        for (int link : links) {
            System.arraycopy(body, from, out, to, link - from);
            to += link - from;
            System.arraycopy(root, 0, out, to, root.length);
            to += root.length;
            from = link;
        }
        System.arraycopy(body, from, out, to, body.length - from);
        return out;
    }
}
