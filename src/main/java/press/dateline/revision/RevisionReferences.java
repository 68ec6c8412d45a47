package press.dateline.revision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.change.CardMove;
import press.dateline.change.CardReferences;
import press.dateline.change.ChangeType;
import press.dateline.change.MovedRows;

/**
 * People and places in the revisions of articles: as authors, speakers, what the story is about or mentions, datelines
 * and marks in the text. They move in all revisions, old ones too, so that no revision names what is gone, and none
 * differs from another by a merge.
 */
@ApplicationScoped
class RevisionReferences implements CardReferences {

    private static final String ABOUT_BEATS_MENTIONED =
            "CASE WHEN bool_or(t.rel = 'about') OVER w THEN 'about' ELSE 'mentioned' END";
    private static final List<String> SAME_RANGE = List.of("revision_id", "block", "start_at", "end_at");

    private static final MovedRows AUTHORS = MovedRows.of(
                    "revision_author", "person_id", "revision_id uuid", "position integer")
            .once(List.of("revision_id"), "position", Map.of("role", "coalesce(t.role, max(t.role) OVER w)"));
    private static final MovedRows PEOPLE = MovedRows.of(
                    "revision_person", "person_id", "revision_id uuid", "position integer")
            .once(List.of("revision_id"), "position", Map.of("rel", ABOUT_BEATS_MENTIONED));
    private static final MovedRows PLACES = MovedRows.of(
                    "revision_place", "place_id", "revision_id uuid", "position integer")
            .once(List.of("revision_id"), "position", Map.of("rel", ABOUT_BEATS_MENTIONED));
    private static final MovedRows PERSON_SPANS = MovedRows.of(
                    "span", "person_id", "revision_id uuid", "block integer", "ordinal integer")
            .once(SAME_RANGE, "ordinal", Map.of("rel", ABOUT_BEATS_MENTIONED));
    private static final MovedRows PLACE_SPANS = MovedRows.of(
                    "span", "place_id", "revision_id uuid", "block integer", "ordinal integer")
            .once(SAME_RANGE, "ordinal", Map.of("rel", ABOUT_BEATS_MENTIONED));
    private static final MovedRows SPEAKERS = MovedRows.of("quote", "speaker_person_id", "revision_id uuid", "id uuid");
    private static final MovedRows DATELINES = MovedRows.of("revision", "dateline_place_id", "id uuid");

    private static final Map<ChangeType, List<MovedRows>> ROWS = Map.of(
            ChangeType.PERSON, List.of(AUTHORS, PEOPLE, SPEAKERS, PERSON_SPANS),
            ChangeType.PLACE, List.of(PLACES, DATELINES, PLACE_SPANS));

    private static final Map<ChangeType, String> REVISIONS = Map.of(ChangeType.PERSON, """
            SELECT revision_id FROM revision_author WHERE person_id = :card
            UNION SELECT revision_id FROM revision_person WHERE person_id = :card
            UNION SELECT revision_id FROM quote WHERE speaker_person_id = :card
            UNION SELECT revision_id FROM span WHERE person_id = :card
            """, ChangeType.PLACE, """
            SELECT revision_id FROM revision_place WHERE place_id = :card
            UNION SELECT id FROM revision WHERE dateline_place_id = :card
            UNION SELECT revision_id FROM span WHERE place_id = :card
            """);

    private static final Map<ChangeType, String> FINGERPRINTS = Map.of(
            ChangeType.PERSON,
            String.join(
                    " UNION ALL ",
                    AUTHORS.fingerprint("revision_id", "position", "role"),
                    PEOPLE.fingerprint("revision_id", "position", "rel"),
                    SPEAKERS.fingerprint("revision_id", "id"),
                    PERSON_SPANS.fingerprint("revision_id", "block", "ordinal", "start_at", "end_at", "rel")),
            ChangeType.PLACE,
            String.join(
                    " UNION ALL ",
                    PLACES.fingerprint("revision_id", "position", "rel"),
                    DATELINES.fingerprint("id"),
                    PLACE_SPANS.fingerprint("revision_id", "block", "ordinal", "start_at", "end_at", "rel")));

    private final Session session;

    RevisionReferences(Session session) {
        this.session = session;
    }

    @Override
    public void hold(ChangeType type, UUID card) {
        String revisions = REVISIONS.get(type);
        if (revisions != null) {
            session.createNativeQuery(
                            "SELECT a.id FROM article a WHERE a.id IN (SELECT r.article_id FROM revision r WHERE r.id IN ("
                                    + revisions + ")) ORDER BY a.id FOR NO KEY UPDATE",
                            UUID.class)
                    .setParameter("card", card)
                    .getResultList();
        }
    }

    @Override
    public void move(CardMove move) {
        ROWS.getOrDefault(move.type(), List.of()).forEach(rows -> rows.move(session, move));
    }

    @Override
    public void restore(CardMove move) {
        ROWS.getOrDefault(move.type(), List.of()).forEach(rows -> rows.restore(session, move));
    }

    @Override
    public List<String> fingerprint(ChangeType type, UUID card) {
        String query = FINGERPRINTS.get(type);
        return query == null
                ? List.of()
                : session.createNativeQuery(query, String.class)
                        .setParameter("card", card)
                        .getResultList();
    }
}
