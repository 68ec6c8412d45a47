package press.dateline.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import press.dateline.importing.Members.Member;
import press.dateline.web.Texts;

/**
 * One headline, description or body: an element of {@code headlines}, {@code descriptions}, {@code bodies} in ninjs 2.x
 * and 3.x; a member such as {@code headline}, {@code description_text}, {@code body_xhtml} in 1.x.
 *
 * @param role in lower case; empty where there is none
 * @param form how the value is written
 * @param value a text that is not blank
 */
record NinjsText(String role, Form form, Member value) {

    private static final Pattern LOOKS_LIKE_HTML =
            Pattern.compile("<(?:p|div|br|h[1-6]|ul|ol|article|section|html|body)[\\s/>]", Pattern.CASE_INSENSITIVE);
    private static final int LOOK_AT = 2_000;

    /** How a value is written. */
    enum Form {
        HTML,
        PLAIN,
        UNREADABLE
    }

    /** The texts of an item: those of the list, else those of the members of ninjs 1.x. */
    static List<NinjsText> of(Members item, String list, String single) {
        List<NinjsText> texts = new ArrayList<>();
        for (Members element : item.list(list)) {
            Member value = element.find("value");
            if (value != null) {
                String role = lower(element.text(500, "role"));
                add(texts, role, lower(element.text(500, "contenttype", "mimetype")), role, value);
            }
        }
        item.all().forEach((name, member) -> {
            if (name.equals(single)) {
                add(texts, "main", "text/plain", "", member);
            } else if (name.startsWith(single + "_")) {
                String suffix = name.substring(single.length() + 1);
                add(texts, suffix.replaceAll("_?(?:x?html|text)$", ""), "", suffix, member);
            }
        });
        return texts;
    }

    private static void add(List<NinjsText> texts, String role, String mediaType, String hint, Member value) {
        if (!value.value().isTextual()) {
            throw Members.fault(value.pointer(), "must be a text.");
        }
        if (!value.value().textValue().isBlank()) {
            texts.add(new NinjsText(role, form(mediaType, hint, value.value().textValue()), value));
        }
    }

    private static Form form(String mediaType, String hint, String value) {
        String told = mediaType.isEmpty() ? hint : mediaType;
        String start = value.substring(0, Math.min(value.length(), LOOK_AT)).stripLeading();
        if (told.contains("html")) {
            return Form.HTML;
        }
        if (told.contains("xml") || told.contains("nitf") || start.startsWith("<?xml") || start.startsWith("<nitf")) {
            return Form.UNREADABLE;
        }
        if (!mediaType.isEmpty()) {
            return mediaType.startsWith("text/plain") ? Form.PLAIN : Form.UNREADABLE;
        }
        return LOOKS_LIKE_HTML.matcher(start).find() ? Form.HTML : Form.PLAIN;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** The text alone, on one line. */
    @Nullable
    String line(int longest) {
        String plain = Members.oneLine(plain(longest));
        if (plain != null && plain.length() > longest) {
            throw Members.fault(value.pointer(), "is longer than " + longest + " characters.");
        }
        return plain;
    }

    /** The text alone; of HTML that is long beyond reason, nothing is parsed. */
    @Nullable
    private String plain(int longest) {
        if (form != Form.HTML) {
            return Members.text(value, longest);
        }
        String html = Members.text(value, longest * 20);
        String plain = html == null ? "" : Jsoup.parse(html).text().strip();
        if (!Texts.isStorable(plain)) {
            throw Members.fault(value.pointer(), "names a character that cannot be stored.");
        }
        return plain.isEmpty() ? null : plain;
    }

    /** As HTML: what is HTML as it is, plain text as escaped paragraphs; null where it has no words. */
    @Nullable
    String html(int longest) {
        String text = Members.text(value, longest);
        if (text == null || (form == Form.HTML && !hasWords(text))) {
            return null;
        }
        String html = form == Form.HTML ? text : paragraphs(text);
        if (html.length() > longest) {
            throw Members.fault(value.pointer(), "is longer than " + longest + " characters as HTML.");
        }
        return html;
    }

    /** Whether anything but white space stands between the tags. */
    private static boolean hasWords(String html) {
        boolean inTag = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') {
                inTag = true;
            } else if (c == '>' && inTag) {
                inTag = false;
            } else if (!inTag && !Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return true;
            }
        }
        return false;
    }

    /** Blank lines divide the paragraphs. */
    static String paragraphs(String text) {
        StringBuilder html = new StringBuilder(text.length() + 100);
        boolean open = false;
        for (String line : text.lines().toList()) {
            if (line.isBlank()) {
                html.append(open ? "</p>" : "");
                open = false;
            } else {
                html.append(open ? "\n" : "<p>").append(escape(line.strip()));
                open = true;
            }
        }
        return html.append(open ? "</p>" : "").toString();
    }

    private static String escape(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
