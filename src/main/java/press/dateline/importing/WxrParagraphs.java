package press.dateline.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import press.dateline.block.UrlRules;

/**
 * Makes HTML of the texts of WordPress's classic editor, in which a blank line ends a paragraph and a line's end is a
 * line break, unless elements that stand by themselves are next to them. An address on a line of its own stands for what
 * is there.
 */
final class WxrParagraphs {

    private static final Set<String> BLOCKS =
            Set.of(("table thead tfoot caption col colgroup tbody tr td th div dl dd dt"
                            + " ul ol li pre form map area blockquote address style p h1 h2 h3 h4 h5 h6 hr fieldset legend section"
                            + " article aside hgroup header footer nav figure figcaption details menu summary video audio iframe"
                            + " script object noscript")
                    .split(" "));

    /** Elements whose text is not touched. */
    private static final Set<String> WHOLE =
            Set.of("pre", "script", "style", "textarea", "audio", "video", "object", "iframe", "svg");

    private final StringBuilder out = new StringBuilder();
    /** Text and inline elements since the last block element. */
    private final StringBuilder run = new StringBuilder();

    private WxrParagraphs() {}

    static String html(String text) {
        WxrParagraphs paragraphs = new WxrParagraphs();
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        WxrTokens tokens = new WxrTokens(lines, WHOLE);
        int from = 0;
        while (tokens.next()) {
            paragraphs.run.append(lines, from, tokens.start());
            paragraphs.element(tokens.name(), lines.substring(tokens.start(), tokens.end()));
            from = tokens.end();
        }
        paragraphs.run.append(lines, from, lines.length());
        paragraphs.endRun();
        return paragraphs.out.toString();
    }

    private void element(String name, String html) {
        if (BLOCKS.contains(name)) {
            endRun();
            out.append(html);
        } else {
            run.append(html);
        }
    }

    private void endRun() {
        String text = run.toString().strip();
        run.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        List<String> parts = parts(text);
        // Inside of a list's item, say, one run is no paragraph; where there are several, they are.
        boolean wrap = parts.size() > 1 || !insideElement();
        for (String part : parts) {
            out.append(wrap ? "<p>" : "").append(lines(part)).append(wrap ? "</p>\n" : "");
        }
    }

    /** A text parted at blank lines. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                if (!part.isEmpty()) {
                    parts.add(part.toString().strip());
                    part.setLength(0);
                }
            } else {
                part.append(line).append('\n');
            }
        }
        if (!part.isEmpty()) {
            parts.add(part.toString().strip());
        }
        return parts;
    }

    /** Whether the block element that was written last is open. */
    private boolean insideElement() {
        int end = out.length() - 1;
        while (end >= 0 && Character.isWhitespace(out.charAt(end))) {
            end--;
        }
        int start = out.lastIndexOf("<", end);
        return end >= 0
                && start >= 0
                && out.charAt(end) == '>'
                && out.charAt(start + 1) != '/'
                && out.charAt(start + 1) != '!'
                && !out.substring(start).toLowerCase(Locale.ROOT).startsWith("<hr");
    }

    private static String lines(String text) {
        StringBuilder html = new StringBuilder(text.length() + 32);
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (UrlRules.webFault(line.strip()).isEmpty()) {
                html.append("<figure>")
                        .append(line.strip().replace("&", "&amp;"))
                        .append("</figure>");
            } else {
                html.append(line)
                        .append(i + 1 < lines.length && !endsWithBreak(line) ? "<br>" : "")
                        .append('\n');
            }
        }
        return html.toString().strip();
    }

    private static boolean endsWithBreak(String line) {
        String end = line.strip().toLowerCase(Locale.ROOT);
        return end.endsWith("<br>") || end.endsWith("<br/>") || end.endsWith("<br />");
    }
}
