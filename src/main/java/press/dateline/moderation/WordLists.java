package press.dateline.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.web.Preconditions;
import press.dateline.web.Times;

/** The word lists at all their revisions, and the newest of each as it is looked for, in memory. */
@ApplicationScoped
class WordLists {

    private final Session session;
    private final ChangeLog log;
    private final Clock clock;
    private final Map<ListName, CompiledList> compiled = new ConcurrentHashMap<>();

    WordLists(Session session, ChangeLog log, Clock clock) {
        this.session = session;
        this.log = log;
        this.clock = clock;
    }

    /** A list as it stands; one statement. */
    WordListView newest(ListName name) {
        return session.createNativeQuery(
                        "SELECT revision, entries, at FROM word_list WHERE name = :name ORDER BY revision DESC LIMIT 1",
                        Object[].class)
                .setParameter("name", name.word())
                .getResultStream()
                .findFirst()
                .map(row ->
                        new WordListView(name.word(), List.of((String[]) row[1]), (Integer) row[0], (Instant) row[2]))
                .orElseGet(() -> new WordListView(name.word(), List.of(), 0, null));
    }

    /**
     * A list at a revision that is or just was the newest, ready to be looked for; one statement where this instance
     * has not looked for it yet. That takes its time: one does it, and the others wait.
     */
    CompiledList compiled(ListName name, int revision) {
        CompiledList known = compiled.get(name);
        return known != null && known.revision() == revision ? known : compile(name, revision);
    }

    private synchronized CompiledList compile(ListName name, int revision) {
        CompiledList made = stored(name, revision);
        compiled.put(name, made);
        return made;
    }

    /** A list at a revision, however old; one statement, none for revision 0 and for the one in memory. */
    CompiledList stored(ListName name, int revision) {
        CompiledList known = compiled.get(name);
        return known != null && known.revision() == revision
                ? known
                : compiled(revision, revision == 0 ? List.of() : entries(name, revision));
    }

    /** Entries, ready to be looked for. */
    static CompiledList compiled(int revision, List<String> entries) {
        return new CompiledList(
                revision,
                new WordMatcher(entries.stream()
                        .flatMap(entry -> WordEntry.of(entry).stream())
                        .toList()));
    }

    private List<String> entries(ListName name, int revision) {
        Object[] row = session.createNativeQuery(
                        "SELECT revision, entries FROM word_list WHERE name = :name AND revision = :revision",
                        Object[].class)
                .setParameter("name", name.word())
                .setParameter("revision", revision)
                .getSingleResult();
        return List.of((String[]) row[1]);
    }

    /** Stores a list's next revision, unless it says the same as the one before; nobody else can at the same time. */
    WordListView replace(ListName name, List<String> entries, @Nullable String ifMatch, @Nullable UUID actor) {
        Preconditions.revision(ifMatch);
        session.createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(?1, 0)), true", Object[].class)
                .setParameter(1, "word list " + name.word())
                .getSingleResult();
        WordListView before = newest(name);
        Preconditions.requireRevision(ifMatch, before.revision());
        if (before.entries().equals(entries)) {
            return before;
        }
        WordListView after = new WordListView(name.word(), entries, before.revision() + 1, Times.now(clock));
        session.createNativeMutationQuery("""
                        INSERT INTO word_list (name, revision, entries, at, actor)
                        VALUES (:name, :revision, :entries, :at, cast(:actor AS uuid))
                        """)
                .setParameter("name", name.word())
                .setParameter("revision", after.revision())
                .setParameter("entries", entries.toArray(String[]::new), String[].class)
                .setParameter("at", after.modifiedAt(), Instant.class)
                .setParameter("actor", actor == null ? null : actor.toString(), String.class)
                .executeUpdate();
        log.append(new Change(ChangeType.SETTINGS, name.id(), ChangeKind.UPDATED, after.revision(), null, actor));
        return after;
    }
}
