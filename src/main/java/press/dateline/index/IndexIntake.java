package press.dateline.index;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import press.dateline.change.Change;
import press.dateline.change.ChangeReader;
import press.dateline.change.ChangeType;
import press.dateline.change.LoggedChange;

/** Takes into an index what the log tells: articles as they are now, or that they are gone. */
@Singleton
class IndexIntake {

    private static final int BATCH = 500;
    private static final int LOG_BATCH = 1_000;

    private final IndexRows rows;
    private final ChangeReader log;

    IndexIntake(IndexRows rows, ChangeReader log) {
        this.rows = rows;
        this.log = log;
    }

    /** Takes in changes, at one statement for each {@value #BATCH} articles. */
    void take(LuceneIndex index, List<LoggedChange> changes) throws IOException {
        List<UUID> changed = changes.stream()
                .flatMap(change -> change.articles().stream())
                .distinct()
                .toList();
        for (int from = 0; from < changed.size(); from += BATCH) {
            List<UUID> some = changed.subList(from, Math.min(changed.size(), from + BATCH));
            List<IndexedArticle> there = rows.byIds(some);
            Set<UUID> gone = new HashSet<>(some);
            there.forEach(article -> gone.remove(article.id()));
            index.replace(there, gone);
        }
        if (!changed.isEmpty()) {
            index.refresh();
        }
    }

    /**
     * Takes in what was written behind a change.
     *
     * @param goesOn whether to go on reading; asked before each stretch
     * @return how far the index goes now
     * @throws IOException also where the log does not go on there
     */
    LuceneIndex.Content caughtUp(LuceneIndex index, LuceneIndex.Content from, BooleanSupplier goesOn)
            throws IOException {
        LuceneIndex.Content reached = from;
        while (goesOn.getAsBoolean()) {
            ChangeReader.Stretch stretch =
                    log.after(reached.seq(), LOG_BATCH, EnumSet.allOf(ChangeType.class), List.of(Change.EMBARGO));
            if (stretch.lacks(reached.seq())) {
                throw new IOException("the change log was trimmed, or put back, meanwhile");
            }
            List<LoggedChange> changes = stretch.changes();
            if (!changes.isEmpty()) {
                take(index, changes);
                reached = new LuceneIndex.Content(
                        reached.database(),
                        changes.getLast().seq(),
                        changes.getLast().at());
            }
            if (changes.size() < LOG_BATCH) {
                return reached;
            }
        }
        return reached;
    }
}
