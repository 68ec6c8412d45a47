package press.dateline.moderation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.dateline.language.Letters;

/**
 * Finds out whether a name looks like others, by what is left of each when disguises are taken off: case, accents,
 * look-alikes of other alphabets, digits and signs written for letters, repetitions, letters that stand by themselves.
 * Unlike a word list it holds few names, and looks at short texts: one is compared with the other.
 */
public final class LookingAlike {

    private static final Pattern SINGLE_LETTERS = Pattern.compile("(?<=(?<![^ ])[^ ]) (?=[^ ](?![^ ]))");
    private static final Pattern REPEATED = Pattern.compile("([^ ])\\1+");

    /** Each between spaces, unless its script does not part words. */
    private final List<String> parts;

    private final Set<String> wholes;

    private LookingAlike(Collection<String> parts, Collection<String> wholes) {
        List<String> bare = bare(parts);
        this.parts = bare.stream()
                .map(part -> Letters.isUnspaced(part.charAt(0)) ? part : " " + part + " ")
                .toList();
        this.wholes = Stream.concat(bare.stream(), bare(wholes).stream())
                .map(LookingAlike::unspaced)
                .collect(Collectors.toUnmodifiableSet());
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

    private static List<String> bare(Collection<String> names) {
        return names.stream()
                .map(LookingAlike::bare)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether a name holds, or is, one of those. */
    public boolean isIn(String name) {
        String bare = bare(name);
        String words = " " + bare + " ";
        return parts.stream().anyMatch(words::contains) || wholes.contains(unspaced(bare));
    }

    private static String unspaced(String bare) {
        return REPEATED.matcher(bare.replace(" ", "")).replaceAll("$1");
    }

    /** What is left of a name: words of letters, parted by single spaces. */
    private static String bare(String name) {
        FoldedText text = FoldedText.of(name);
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = letter(text, i);
            if (letter != 0) {
                bare.append(letter);
            } else if (!bare.isEmpty() && bare.charAt(bare.length() - 1) != ' ') {
                bare.append(' ');
            }
        }
        String joined = SINGLE_LETTERS.matcher(bare.toString().strip()).replaceAll("");
        return REPEATED.matcher(joined).replaceAll("$1");
    }

    /** The letter that a character is written for, i and l being one; 0 where it parts words. */
    private static char letter(FoldedText text, int i) {
        char c = text.character(i);
        char plain;
        if (text.isLetter(i)) {
            plain = LookAlikes.ofDigit(LookAlikes.latin(c), false);
        } else if (text.isLetter(i + 1) || (text.isLetter(i - 1) && !LookAlikes.isPunctuation(c))) {
            plain = LookAlikes.ofSign(c, false);
        } else {
            return 0;
        }
        return plain == 'l' ? 'i' : plain;
    }
}
