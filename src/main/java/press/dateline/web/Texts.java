package press.dateline.web;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a text may be, and forms derived from it. */
public final class Texts {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LONGEST_SLUG = 120;
    private static final int LONGEST_EXCERPT = 80;

    private Texts() {}

    /** Whether PostgreSQL and UTF-8 can hold the text as it is: no U+0000, no lone surrogates. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A form in which names are compared: without case and diacritics, white space folded. */
    public static String fold(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return SPACE.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** The folded forms of a name and its aliases, each once. */
    public static List<String> foldAll(String name, List<String> aliases) {
        return Stream.concat(Stream.of(name), aliases.stream())
                .map(Texts::fold)
                .filter(folded -> !folded.isEmpty())
                .distinct()
                .toList();
    }

    /** A slug made from a name, at most 120 characters; empty where the name has no Latin letter or digit. */
    public static String slug(String name) {
        String folded = fold(name)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("đ", "d")
                .replace("ł", "l")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("’", "")
                .replace("'", "");
        String slug = NOT_SLUG.matcher(folded).replaceAll("-");
        slug = slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG) : slug;
        return slug.replaceAll("^-+|-+$", "");
    }

    /** A text's beginning: all of it, or as many UTF-16 code units as these, or one less so that no pair is cut in half. */
    public static String beginning(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** The beginning of somebody's input, fit to be repeated in an error's text. */
    public static String excerpt(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_EXCERPT)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST_EXCERPT ? out + "…" : out.toString();
    }
}
