package press.dateline.moderation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds out whether a name looks like others, disguised in the ways that word lists see through. */
public final class LookingAlike {

    private final WordMatcher parts;
    private final WordMatcher wholes;
    private final List<String> partsPlain;
    private final List<String> wholesPlain;

    private LookingAlike(Collection<String> parts, Collection<String> wholes) {
        this.parts = matcher(parts);
        this.wholes = matcher(wholes);
        this.partsPlain = plain(parts);
        this.wholesPlain = plain(wholes);
    }

    /**
     * Looks for names.
     *
     * @param parts found wherever they stand in a name, in whole words
     * @param wholes found where they are all that a name says
     */
    public static LookingAlike of(Collection<String> parts, Collection<String> wholes) {
        return new LookingAlike(parts, wholes);
    }

    private static WordMatcher matcher(Collection<String> names) {
        return new WordMatcher(names.stream()
                .map(name -> new WordEntry(name, FoldedText.of(name).words(), false))
                .filter(entry -> !entry.folded().isEmpty())
                .distinct()
                .toList());
    }

    private static List<String> plain(Collection<String> names) {
        return names.stream()
                .map(LookingAlike::plain)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The words in Latin letters, as far as they look like these. */
    private static String plain(String name) {
        String words = FoldedText.of(name).words();
        StringBuilder plain = new StringBuilder(words.length());
        words.chars().forEach(letter -> plain.append(LookAlikes.latin((char) letter)));
        return plain.toString();
    }

    /** Whether a name holds, or is, one of those. */
    public boolean isIn(String name) {
        String plain = plain(name);
        String spaced = " " + plain + " ";
        String unspaced = plain.replace(" ", "");
        return partsPlain.stream().anyMatch(part -> spaced.contains(" " + part + " "))
                || Stream.concat(partsPlain.stream(), wholesPlain.stream())
                        .anyMatch(whole -> unspaced.equals(whole.replace(" ", "")))
                || !parts.find(name).isEmpty()
                || wholes.find(name).stream().anyMatch(found -> isAll(name, found));
    }

    private static boolean isAll(String name, WordMatcher.Found found) {
        return plain(name.substring(0, found.start())).isEmpty()
                && plain(name.substring(found.end())).isEmpty();
    }
}
