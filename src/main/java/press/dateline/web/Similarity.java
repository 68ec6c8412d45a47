package press.dateline.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of the valid names somebody may have meant. */
public final class Similarity {

    private static final int LONGEST_SHORT = 8;
    private static final String OF_SLUGS = "abcdefghijklmnopqrstuvwxyz0123456789-";

    private Similarity() {}

    /**
     * How many characters were mistaken, left out, added, or changed places with their neighbours (the optimal string
     * alignment distance) between the folded texts, cut at 64 characters.
     */
    static int distance(String one, String other) {
        String a = cut(Texts.fold(one));
        String b = cut(Texts.fold(other));
        int[] twoBefore = new int[b.length() + 1];
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
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoBefore[j - 2] + 1);
                }
            }
            twoBefore = previous;
            previous = row;
        }
        return previous[b.length()];
    }

    /**
     * The texts that are one slip away from a short slug: a character mistaken, left out, added, or changed with its
     * neighbour. None for a slug of more than 8 characters, which differs little enough in its trigrams.
     */
    public static Set<String> oneSlipFrom(String slug) {
        Set<String> slips = new HashSet<>();
        if (slug.length() > LONGEST_SHORT) {
            return slips;
        }
        for (int at = 0; at <= slug.length(); at++) {
            String before = slug.substring(0, at);
            String after = slug.substring(at);
            for (int i = 0; i < OF_SLUGS.length(); i++) {
                slips.add(before + OF_SLUGS.charAt(i) + after);
                if (!after.isEmpty()) {
                    slips.add(before + OF_SLUGS.charAt(i) + after.substring(1));
                }
            }
            if (!after.isEmpty()) {
                slips.add(before + after.substring(1));
            }
            if (after.length() > 1) {
                slips.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
        }
        slips.remove(slug);
        return slips;
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
