package press.dateline.moderation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;

/** What the entries of a word list must be. */
final class WordListRules {

    private static final int MOST_FAULTS = 100;

    private WordListRules() {}

    /**
     * Checks the entries of a list.
     *
     * @param pointer where the list stands in the body
     * @throws ProblemException naming each that is no entry, or stands there already
     */
    static void check(String pointer, List<String> entries) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < entries.size() && faults.size() < MOST_FAULTS; i++) {
            Optional<WordEntry> entry = WordEntry.of(entries.get(i));
            if (entry.isEmpty()) {
                faults.add(Fault.at(
                        pointer + "/" + i,
                        "'" + Texts.excerpt(entries.get(i)) + "' must hold two letters or digits, and nothing else but"
                                + " spaces, hyphens, apostrophes and dots between them and a * at its end."));
                continue;
            }
            Integer before =
                    first.putIfAbsent(entry.get().folded() + (entry.get().isStem() ? "*" : ""), i);
            if (before != null) {
                faults.add(Fault.at(
                        pointer + "/" + i,
                        "'" + Texts.excerpt(entries.get(i)) + "' is the same as " + pointer + "/" + before + ", '"
                                + Texts.excerpt(entries.get(before)) + "': write it once."));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    faults.size() + (faults.size() == 1 ? " entry is" : " entries are") + " not valid.",
                    faults);
        }
    }
}
