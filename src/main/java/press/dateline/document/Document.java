package press.dateline.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rendered article: UTF-8 JSON in which root-relative links still lack the public URL.
 *
 * @param links byte offsets of those links, ascending
 * @param parts byte ranges of what rights may withhold; what is cut out leaves valid JSON
 */
public record Document(byte[] body, int[] links, List<Part> parts) {

    /** Number of the form in which documents are written now; older ones are rendered again. */
    public static final int FORMAT = 5;

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
     * @param name as in ArticleView.Withheld
     * @param image the image that it shows
     * @param traits what contracts look at of the image
     * @param rightsEnd when the right to show it ends; null: never
     */
    public record Part(
            String name,
            UUID image,
            int from,
            int to,
            Set<String> traits,
            @Nullable Instant rightsEnd) {}

    /** The document without some of its parts. */
    public Document without(Collection<Part> withheld) {
        if (withheld.isEmpty()) {
            return this;
        }
        List<Part> cuts =
                withheld.stream().sorted(Comparator.comparingInt(Part::from)).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int from = 0;
        for (Part cut : cuts) {
            out.write(body, from, cut.from() - from);
            from = cut.to();
        }
        out.write(body, from, body.length - from);
        int[] kept = Arrays.stream(links)
                .filter(link -> cuts.stream().noneMatch(cut -> cut.from() <= link && link < cut.to()))
                .map(link -> link - before(cuts, link))
                .toArray();
        List<Part> others = parts.stream()
                .filter(part -> !withheld.contains(part))
                .map(part -> new Part(
                        part.name(),
                        part.image(),
                        part.from() - before(cuts, part.from()),
                        part.to() - before(cuts, part.from()),
                        part.traits(),
                        part.rightsEnd()))
                .toList();
        return new Document(out.toByteArray(), kept, others);
    }

    /** How many bytes are cut before a place. */
    private static int before(List<Part> cuts, int place) {
        return cuts.stream()
                .filter(cut -> cut.to() <= place)
                .mapToInt(cut -> cut.to() - cut.from())
                .sum();
    }

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
