package press.dateline.importing;

import java.util.ArrayList;
import java.util.List;

/** What of an item was not kept: at most 20 entries, the rest counted. */
final class Losses {

    private static final int MOST = 20;

    private final List<String> entries = new ArrayList<>();
    private int more;

    /** Notes a loss; the texts are ours or excerpts, so an entry is short. */
    void add(String pointer, String what) {
        if (entries.size() < MOST) {
            entries.add(pointer.isEmpty() ? what : pointer + ": " + what);
        } else {
            more++;
        }
    }

    List<String> list() {
        List<String> all = new ArrayList<>(entries);
        if (more > 0) {
            all.add("and " + more + " more");
        }
        return all;
    }
}
