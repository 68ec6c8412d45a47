package press.dateline.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which of the valid names somebody may have meant. */
public final class Similarity {

    private Similarity() {}

    /** Levenshtein distance of the folded texts, cut at 64 characters. */
    static int distance(String one, String other) {
        String a = cut(Texts.fold(one));
        String b = cut(Texts.fold(other));
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }

    /** The three candidates nearest to a name, nearest first. */
    public static List<String> nearest(String name, Collection<String> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .limit(3)
                .toList();
    }

    private static String cut(String text) {
        return text.length() > 64 ? text.substring(0, 64) : text;
    }
}
