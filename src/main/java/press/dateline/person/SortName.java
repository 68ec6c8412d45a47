package press.dateline.person;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The form of a name that lists are sorted by: family name first. A rule of thumb for names in Western order; whoever
 * knows better (Xi Jinping, John Paul II) gives the sort name.
 */
final class SortName {

    /** Words that belong to the family name behind them: "de Gaulle, Charles". */
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le",
            "les", "el", "al", "bin", "ibn", "abu", "af", "av", "zu", "zum", "zur", "ter", "ten", "st.");

    private static final Set<String> SUFFIXES = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv");

    private SortName() {}

    /** "Angela Merkel" is "Merkel, Angela"; a single name, or one that holds a comma, stays as it is. */
    static String of(String name) {
        List<String> words = List.of(name.strip().split("\\s+"));
        boolean suffixed = words.size() > 1 && SUFFIXES.contains(lower(words.getLast()));
        List<String> bare = suffixed ? words.subList(0, words.size() - 1) : words;
        if (bare.size() < 2 || name.indexOf(',') >= 0) {
            return name.strip();
        }
        int family = bare.size() - 1;
        while (family > 1 && PARTICLES.contains(lower(bare.get(family - 1)))) {
            family--;
        }
        return String.join(" ", bare.subList(family, bare.size()))
                + ", "
                + String.join(" ", bare.subList(0, family))
                + (suffixed ? ", " + words.getLast() : "");
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
