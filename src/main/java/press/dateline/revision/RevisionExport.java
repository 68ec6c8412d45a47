package press.dateline.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Span;

/** Reads revisions with all that is stored of them, for an export: any number of them by four statements. */
@ApplicationScoped
public class RevisionExport {

    private final Session session;
    private final Revisions revisions;
    private final ObjectMapper json;

    RevisionExport(Session session, Revisions revisions, ObjectMapper json) {
        this.session = session;
        this.revisions = revisions;
        this.json = json;
    }

    private record Beside(
            Instant at,
            StoredRevision.@Nullable Said about,
            @Nullable Instant publicFrom,
            @Nullable Instant withdrawnAt) {}

    /** The newest revisions of articles, the public ones and those that corrections name, by article and number. */
    public Map<UUID, List<StoredRevision>> of(List<UUID> articles) {
        List<Revisions.Stored> stored = revisions.kept(articles);
        String[] ids = stored.stream().map(one -> one.revisionId().toString()).toArray(String[]::new);
        Map<UUID, Beside> beside = beside(ids);
        Map<UUID, List<Draft.Quote>> quotes = quotes(ids);
        Map<UUID, List<StoredRevision.Mark>> marks = marks(ids);
        Map<UUID, List<StoredRevision>> byArticle = new HashMap<>();
        for (Revisions.Stored one : stored) {
            UUID id = one.revisionId();
            Beside known = Objects.requireNonNull(beside.get(id));
            boolean found = quotes.containsKey(id) || marks.containsKey(id);
            byArticle
                    .computeIfAbsent(Objects.requireNonNull(one.draft().id()), _ -> new ArrayList<>())
                    .add(new StoredRevision(
                            Objects.requireNonNull(one.draft().revision()),
                            known.at(),
                            known.about(),
                            known.publicFrom(),
                            known.withdrawnAt(),
                            found
                                    ? new StoredRevision.Marks(
                                            quotes.getOrDefault(id, List.of()), marks.getOrDefault(id, List.of()))
                                    : null,
                            one.draft()));
        }
        return byArticle;
    }

    private List<Object[]> rows(String sql, String[] ids) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter(1, ids, String[].class)
                .getResultList();
    }

    private Map<UUID, Beside> beside(String[] ids) {
        return rows("""
                        SELECT r.id, r.created_at, r.note, cast(r.change_types as text), r.restored_from, p.at, p.withdrawn_at
                        FROM revision r
                        LEFT JOIN publication p ON p.article_id = r.article_id AND p.revision = r.number
                        WHERE r.id = ANY(cast(?1 as uuid[]))
                        """, ids).stream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> new Beside(
                                (Instant) row[1],
                                said((String) row[2], (String) row[3], (Integer) row[4]),
                                (Instant) row[5],
                                (Instant) row[6])));
    }

    private StoredRevision.@Nullable Said said(
            @Nullable String note, @Nullable String types, @Nullable Integer restoredFrom) {
        try {
            return note == null && types == null && restoredFrom == null
                    ? null
                    : new StoredRevision.Said(
                            note, types == null ? null : json.readValue(types, ChangeTypes.class), restoredFrom);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was said of a save cannot be read", e);
        }
    }

    private Map<UUID, List<Draft.Quote>> quotes(String[] ids) {
        return grouped(
                rows("""
                        SELECT revision_id, id, text, direct, speaker_person_id, speaker_name, speaker_office FROM quote
                        WHERE revision_id = ANY(cast(?1 as uuid[])) AND made_by = 'machine' ORDER BY revision_id, position
                        """, ids),
                row -> new Draft.Quote(
                        (UUID) row[1],
                        (String) row[2],
                        (Boolean) row[3],
                        new Draft.Speaker(
                                row[4] == null ? null : Ref.to((UUID) row[4]), (String) row[5], (String) row[6])));
    }

    private Map<UUID, List<StoredRevision.Mark>> marks(String[] ids) {
        return grouped(
                rows("""
                        SELECT revision_id, block, start_at, end_at, type, coalesce(person_id, place_id, quote_id), url, rel
                        FROM span WHERE revision_id = ANY(cast(?1 as uuid[])) AND made_by = 'machine'
                        ORDER BY revision_id, block, ordinal
                        """, ids),
                row -> new StoredRevision.Mark(
                        (Integer) row[1],
                        new Span(
                                (Integer) row[2],
                                (Integer) row[3],
                                (String) row[4],
                                (UUID) row[5],
                                (String) row[6],
                                (String) row[7])));
    }

    private static <T> Map<UUID, List<T>> grouped(Collection<Object[]> rows, Function<Object[], T> one) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> (UUID) row[0], Collectors.mapping(one, Collectors.toList())));
    }
}
