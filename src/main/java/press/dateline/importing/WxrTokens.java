package press.dateline.importing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Goes through HTML by its tags and comments, as far as WordPress's own rules look at it. Some elements come as a whole.
 * Time is in proportion to the length, whatever stands there: what is not closed is looked for once.
 */
final class WxrTokens {

    private final String text;
    private final String lower;
    private final Set<String> whole;
    private final Set<String> unclosed = new HashSet<>();
    private boolean moreTags = true;
    private boolean moreComments = true;
    private int at;
    private int start;
    private String name = "";

    /** @param whole names of the elements that come with all that is in them */
    WxrTokens(String text, Set<String> whole) {
        this.text = text;
        this.lower = text.toLowerCase(Locale.ROOT).length() == text.length() ? text.toLowerCase(Locale.ROOT) : text;
        this.whole = whole;
    }

    /** Goes on to the next tag or comment; false where there is none. */
    boolean next() {
        for (int i = text.indexOf('<', at); i >= 0 && (moreTags || moreComments); i = text.indexOf('<', i + 1)) {
            int end = text.startsWith("<!--", i) ? comment(i) : tag(i);
            if (end > 0) {
                start = i;
                at = end;
                return true;
            }
        }
        return false;
    }

    /** Where the token begins. */
    int start() {
        return start;
    }

    /** Where it ends. */
    int end() {
        return at;
    }

    /** The element's name in lower case; empty for a comment. */
    String name() {
        return name;
    }

    private int comment(int from) {
        int end = moreComments ? text.indexOf("-->", from + 4) : -1;
        moreComments = end >= 0;
        name = "";
        return end < 0 ? -1 : end + 3;
    }

    private int tag(int from) {
        int first = text.startsWith("</", from) ? from + 2 : from + 1;
        int after = first;
        while (after < text.length() && isNamePart(text.charAt(after))) {
            after++;
        }
        if (after == first || Character.isDigit(text.charAt(first)) || !moreTags) {
            return -1;
        }
        int end = tagEnd(after);
        if (end < 0) {
            moreTags = false;
            return -1;
        }
        name = text.substring(first, after).toLowerCase(Locale.ROOT);
        if (first == from + 1 && whole.contains(name) && !unclosed.contains(name)) {
            int close = lower.indexOf("</" + name, end);
            int closed = close < 0 ? -1 : text.indexOf('>', close);
            if (closed >= 0) {
                return closed + 1;
            }
            unclosed.add(name);
        }
        return end;
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Behind the bracket that ends a tag: not one between quotation marks. */
    private int tagEnd(int from) {
        int i = from;
        while (i >= 0 && i < text.length()) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            i = c == '"' || c == '\'' ? text.indexOf(c, i + 1) + 1 : i + 1;
            if (i == 0) {
                return -1;
            }
        }
        return -1;
    }
}
