package press.dateline.revision;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * What parts one list from another: the fewest items taken out and put in (Myers, "An O(ND) difference algorithm and its
 * variations", Algorithmica 1, 1986). Where what differs is so long that finding the fewest would take noticeable time,
 * all that stands between the common beginning and the common end counts as one difference.
 */
final class ListDiff {

    /** Most items of the one list times items of the other that are compared one by one. */
    private static final long MOST_PAIRS = 250_000;

    private ListDiff() {}

    /** The items from fromStart to fromEnd of the first list give way to those from toStart to toEnd of the second. */
    record Difference(int fromStart, int fromEnd, int toStart, int toEnd) {}

    /** The differences in the lists' order; between two of them at least one item is the same. */
    static <T> List<Difference> of(List<T> from, List<T> to) {
        int shortest = Math.min(from.size(), to.size());
        int head = 0;
        while (head < shortest && from.get(head).equals(to.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shortest - head && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            tail++;
        }
        List<T> fromMiddle = from.subList(head, from.size() - tail);
        List<T> toMiddle = to.subList(head, to.size() - tail);
        if (fromMiddle.isEmpty() && toMiddle.isEmpty()) {
            return List.of();
        }
        if (fromMiddle.isEmpty() || toMiddle.isEmpty() || (long) fromMiddle.size() * toMiddle.size() > MOST_PAIRS) {
            return List.of(new Difference(head, head + fromMiddle.size(), head, head + toMiddle.size()));
        }
        List<Difference> differences = new ArrayList<>();
        for (Change change : new MyersDiffWithLinearSpace<T>().computeDiff(fromMiddle, toMiddle, null)) {
            add(
                    differences,
                    new Difference(
                            head + change.startOriginal,
                            head + change.endOriginal,
                            head + change.startRevised,
                            head + change.endRevised));
        }
        return List.copyOf(differences);
    }

    private static void add(List<Difference> differences, Difference next) {
        if (!differences.isEmpty()) {
            Difference last = differences.getLast();
            if (last.fromEnd() == next.fromStart() && last.toEnd() == next.toStart()) {
                differences.set(
                        differences.size() - 1,
                        new Difference(last.fromStart(), next.fromEnd(), last.toStart(), next.toEnd()));
                return;
            }
        }
        differences.add(next);
    }
}
