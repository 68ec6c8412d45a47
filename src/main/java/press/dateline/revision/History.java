package press.dateline.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.KeyLookup;

/** What became of an article over its revisions: their list, and what changed between two of them. */
@ApplicationScoped
public class History {

    private final Session session;
    private final Revisions revisions;
    private final KeyLookup keys;
    private final ObjectMapper json;

    History(Session session, Revisions revisions, KeyLookup keys, ObjectMapper json) {
        this.session = session;
        this.revisions = revisions;
        this.keys = keys;
        this.json = json;
    }

    /**
     * Revisions, the newest first; two statements.
     *
     * @param before only those with lower numbers
     */
    public List<RevisionView> list(UUID article, Optional<Integer> before, int rows) {
        List<Object[]> found = session.createNativeQuery("""
                        SELECT r.number, r.created_at, r.created_by, r.note, r.restored_from, p.at,
                            r.number = a.published_revision, a.modified_at
                        FROM revision r JOIN article a ON a.id = r.article_id
                        LEFT JOIN publication p ON p.article_id = r.article_id AND p.revision = r.number
                        WHERE r.article_id = :article AND r.number < :before
                        ORDER BY r.number DESC LIMIT :rows
                        """, Object[].class)
                .setParameter("article", article)
                .setParameter("before", before.orElse(Integer.MAX_VALUE))
                .setParameter("rows", rows)
                .getResultList();
        Set<UUID> authors = new HashSet<>();
        found.forEach(row -> {
            if (row[2] != null) {
                authors.add((UUID) row[2]);
            }
        });
        Map<UUID, String> names = keys.names(authors);
        return found.stream().map(row -> view(row, names)).toList();
    }

    private static RevisionView view(Object[] row, Map<UUID, String> names) {
        UUID author = (UUID) row[2];
        boolean current = Boolean.TRUE.equals(row[6]);
        return new RevisionView(
                (Integer) row[0],
                (Instant) row[1],
                author == null ? null : new RevisionView.Author(author, names.get(author)),
                (String) row[3],
                (Integer) row[4],
                current || row[5] != null,
                row[5] == null && current ? (Instant) row[7] : (Instant) row[5]);
    }

    /**
     * What changed, for those who may see drafts; two statements. Empty where one of the revisions is not there.
     *
     * @param to absent: the draft
     */
    public Optional<RevisionChanges> changes(UUID article, int from, @Nullable Integer to) {
        return changes(article, from, to, null);
    }

    /**
     * The same for anybody, less what was changed for legal reasons; two statements. Empty where one of the revisions is
     * not there, was never public, or is not admitted.
     *
     * @param to absent: the newest that was public
     * @param admits whether the two may be seen
     */
    public Optional<RevisionChanges> publicChanges(
            UUID article, int from, @Nullable Integer to, Predicate<Collection<Draft>> admits) {
        return changes(article, from, to, admits);
    }

    private Optional<RevisionChanges> changes(
            UUID article, int from, @Nullable Integer to, @Nullable Predicate<Collection<Draft>> admits) {
        List<Saved> saved = session
                .createNativeQuery("""
                        SELECT r.number, cast(r.change_types as text), a.status = 'published' AND a.embargo_until IS NULL
                                AND (r.number = a.published_revision
                                    OR EXISTS (SELECT 1 FROM publication p WHERE p.article_id = r.article_id
                                        AND p.revision = r.number AND p.withdrawn_at IS NULL)),
                            a.draft_revision, a.published_revision
                        FROM revision r JOIN article a ON a.id = r.article_id
                        WHERE r.article_id = :article AND r.number >= :from AND (r.change_types IS NOT NULL
                            OR r.number IN (:from, :to, a.draft_revision, a.published_revision))
                        """, Object[].class)
                .setParameter("article", article)
                .setParameter("from", from)
                .setParameter("to", to == null ? 0 : to)
                .getResultList()
                .stream()
                .map(this::saved)
                .toList();
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        boolean all = admits == null;
        int newest = all ? saved.getFirst().draft() : saved.getFirst().published();
        int end = Objects.requireNonNullElse(to, newest);
        boolean visible = Stream.of(from, end)
                .allMatch(number -> saved.stream()
                        .anyMatch(revision -> revision.number() == number && (all || revision.isPublic())));
        if (!visible) {
            return Optional.empty();
        }
        Map<Integer, Draft> drafts = revisions.drafts(article, List.of(from, end));
        if (admits != null && !admits.test(drafts.values())) {
            return Optional.empty();
        }
        Draft older = Objects.requireNonNull(drafts.get(from));
        Draft newer = Objects.requireNonNull(drafts.get(end));
        RevisionChanges changes = Differ.changes(older, newer, types(saved, from, end));
        if (all) {
            return Optional.of(changes);
        }
        // What was taken out for legal reasons later on is not shown being put in either.
        ChangeTypes since = types(saved, from, newest);
        return Optional.of(
                changes.forReaders(since.legalFields(), Differ.withNested(since.legalBlocks(), older, newer)));
    }

    /** What the changes of the revisions after one, up to another, were called. */
    private static ChangeTypes types(List<Saved> saved, int after, int end) {
        return saved.stream()
                .filter(revision -> revision.number() > after && revision.number() <= end)
                .map(Saved::types)
                .reduce(ChangeTypes.NONE, ChangeTypes::and);
    }

    private Saved saved(Object[] row) {
        return new Saved(
                (Integer) row[0],
                row[1] == null ? ChangeTypes.NONE : types((String) row[1]),
                Boolean.TRUE.equals(row[2]),
                (Integer) row[3],
                row[4] == null ? 0 : (Integer) row[4]);
    }

    private ChangeTypes types(String stored) {
        try {
            return json.readValue(stored, ChangeTypes.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored types of changes cannot be read", e);
        }
    }

    /** A revision, as far as it matters to a comparison. */
    private record Saved(int number, ChangeTypes types, boolean isPublic, int draft, int published) {}
}
