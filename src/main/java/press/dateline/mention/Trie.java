package press.dateline.mention;

/** Sequences of word numbers. A node is a sequence that a name has or begins with; node 0 is the empty one. */
final class Trie {

    /** Says that no name goes on in this way. */
    static final int NONE = -1;

    private int nodes = 1;
    /** Open addressing from (node, word) plus one to the next node; the length is a power of two. */
    private long[] edges = new long[1024];

    private int[] targets = new int[1024];

    int size() {
        return nodes;
    }

    int next(int node, int word) {
        if (word < 0) {
            return NONE;
        }
        long edge = edge(node, word);
        for (int slot = slot(edge); ; slot = (slot + 1) & (edges.length - 1)) {
            if (edges[slot] == edge) {
                return targets[slot];
            }
            if (edges[slot] == 0) {
                return NONE;
            }
        }
    }

    int add(int node, int word) {
        int known = next(node, word);
        if (known != NONE) {
            return known;
        }
        if (nodes * 10L >= edges.length * 7L) {
            grow();
        }
        insert(edge(node, word), nodes);
        return nodes++;
    }

    private void grow() {
        long[] old = edges;
        int[] oldTargets = targets;
        edges = new long[old.length * 2];
        targets = new int[old.length * 2];
        for (int slot = 0; slot < old.length; slot++) {
            if (old[slot] != 0) {
                insert(old[slot], oldTargets[slot]);
            }
        }
    }

    private void insert(long edge, int target) {
        int slot = slot(edge);
        while (edges[slot] != 0) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
        targets[slot] = target;
    }

    private int slot(long edge) {
        long mixed = edge * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 33) & (edges.length - 1);
    }

    private static long edge(int node, int word) {
        return ((long) node << 32 | word) + 1;
    }
}
