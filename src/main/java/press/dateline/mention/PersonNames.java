package press.dateline.mention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms in which a text may write a person's name. */
final class PersonNames {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern INITIAL = Pattern.compile("(\\p{L}\\.)+");
    private static final Pattern SUFFIX = Pattern.compile("(?i)jr\\.?|sr\\.?|ii|iii|iv");
    private static final Set<String> PARTICLES = Set.of(
            "de", "la", "las", "los", "le", "du", "des", "del", "della", "di", "da", "das", "dos", "do", "van", "von",
            "den", "der", "ten", "ter", "zu", "af", "av", "al", "el", "bin", "ibn", "ben", "bint", "st.", "mac", "y",
            "e");

    private PersonNames() {}

    /** The names, and each without middle initials and without "Jr". */
    static Set<String> full(List<String> names) {
        Set<String> forms = new LinkedHashSet<>(names);
        for (String name : names) {
            List<String> words = withoutSuffix(name);
            forms.add(String.join(" ", words));
            List<String> plain = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                boolean middle = i > 0 && i < words.size() - 1;
                if (!middle || !INITIAL.matcher(words.get(i)).matches()) {
                    plain.add(words.get(i));
                }
            }
            forms.add(String.join(" ", plain));
        }
        return forms;
    }

    /** What may stand for the person on second mention, with and without particles: "von Weizsaecker". */
    static Set<String> surnames(DictionaryEntry person) {
        if (person.surname() != null) {
            return Set.of(person.surname());
        }
        if (person.names().isEmpty()) {
            return Set.of();
        }
        List<String> words = withoutSuffix(person.names().getFirst());
        if (words.size() < 2) {
            return Set.of();
        }
        int last = words.size() - 1;
        int first = last;
        while (first > 1 && PARTICLES.contains(words.get(first - 1).toLowerCase(Locale.ROOT))) {
            first--;
        }
        Set<String> surnames = new LinkedHashSet<>();
        surnames.add(words.get(last));
        surnames.add(String.join(" ", words.subList(first, words.size())));
        return surnames;
    }

    private static List<String> withoutSuffix(String name) {
        List<String> words = new ArrayList<>(Arrays.asList(SPACE.split(name.strip(), -1)));
        while (words.size() > 2 && SUFFIX.matcher(words.getLast()).matches()) {
            words.removeLast();
            words.set(words.size() - 1, words.getLast().replaceAll(",$", ""));
        }
        return words;
    }
}
