package press.dateline.mention;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A range of words that a dictionary knows as a name.
 *
 * @param text which of the texts
 * @param first the first word
 * @param end one past the last word
 * @param entries whose name it is
 * @param primary for each of them, whether it is the primary name
 */
record Candidate(int text, int first, int end, int[] entries, boolean[] primary) {

    /** The same range, for some of the entries. */
    Candidate only(IntPredicate which) {
        int[] some = new int[entries.length];
        boolean[] primaries = new boolean[entries.length];
        int count = 0;
        for (int i = 0; i < entries.length; i++) {
            if (which.test(entries[i])) {
                some[count] = entries[i];
                primaries[count++] = primary[i];
            }
        }
        return new Candidate(text, first, end, Arrays.copyOf(some, count), Arrays.copyOf(primaries, count));
    }

    boolean any(IntPredicate which) {
        return Arrays.stream(entries).anyMatch(which);
    }

    boolean isEmpty() {
        return entries.length == 0;
    }

    /** Number of words. */
    int length() {
        return end - first;
    }
}
