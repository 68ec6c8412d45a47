package press.dateline.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Span;
import press.dateline.database.Writes;

/**
 * The revisions of articles. Each save is one; any number of them is written by one statement a table
 * ({@link RevisionRows}) and read by one statement altogether.
 */
@ApplicationScoped
public class Revisions {

    private final Session session;
    private final ObjectMapper json;

    Revisions(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /** A revision that is about to be stored. */
    public record Save(
            UUID revisionId,
            UUID articleId,
            int number,
            Draft draft,
            Instant at,
            @Nullable UUID actor,
            About about) {}

    /**
     * A stored revision: its own id and what it says.
     *
     * @param machineQuotes which of the draft's quotes the machine made; none where only the editors' were asked for
     * @param hasHistory whether its article has corrections or former slugs, which saves the question for them in most
     *     publications. It is asked here, in a statement after the one that locks the article: one that has to wait for
     *     the lock does not see what was added meanwhile.
     */
    public record Stored(UUID revisionId, Draft draft, Set<UUID> machineQuotes, boolean hasHistory) {}

    /** Stores revisions; their drafts are valid, resolved, and have ids on all blocks and quotes. */
    public void save(List<Save> saves) {
        RevisionRows rows = new RevisionRows(json);
        saves.forEach(rows::add);
        rows.execute(session);
    }

    /** Replaces what the machine found in a revision. */
    public void replaceFound(Writes writes, UUID revision, Found found) {
        MarkRows.found(Map.of(revision, found)).replaceFound(writes, revision);
    }

    /** Stores what the machine found in revisions that have nothing of it yet. */
    public void addFound(Map<UUID, Found> byRevision) {
        MarkRows.found(byRevision).execute(session);
    }

    /**
     * What the machine found in a revision: quotes, and spans over them and over names.
     *
     * @param quotes in the order of the text, with ids that none of the editors' has
     */
    public record Found(List<Draft.Quote> quotes, List<PlacedSpan> spans) {

        public static final Found NOTHING = new Found(List.of(), List.of());

        public Set<UUID> quoteIds() {
            return quotes.stream()
                    .map(quote -> Objects.requireNonNull(quote.id()))
                    .collect(Collectors.toSet());
        }
    }

    /** A span and the position of its block; positions count blocks and updates' blocks in order. */
    public record PlacedSpan(int position, Span span) {}

    /** The draft of an article as its editors have it. */
    public Stored draft(UUID articleId, int number) {
        return load(NUMBERED.replace("$numbers", "" + number), articleId.toString(), "editor")
                .getFirst();
    }

    /** Revisions of an article as their editors have them, by number, less those that are not there; one statement. */
    public Map<Integer, Draft> drafts(UUID articleId, Collection<Integer> numbers) {
        String list = numbers.stream().distinct().map(String::valueOf).collect(Collectors.joining(", "));
        return load(NUMBERED.replace("$numbers", list), articleId.toString(), "editor").stream()
                .map(Stored::draft)
                .collect(Collectors.toMap(draft -> Objects.requireNonNull(draft.revision()), draft -> draft));
    }

    /** The public revisions of articles, with what the machine found in them; one statement. */
    public List<Stored> published(List<UUID> articleIds) {
        return load(
                "r.article_id = ANY(cast(string_to_array(:ids, ',') as uuid[])) AND r.number = a.published_revision",
                String.join(",", articleIds.stream().map(UUID::toString).toList()),
                "any");
    }

    /**
     * The newest revisions of articles, the public ones and those that corrections name, as their editors have them; one
     * statement.
     */
    List<Stored> kept(List<UUID> articleIds) {
        return load(
                "r.article_id = ANY(cast(string_to_array(:ids, ',') as uuid[])) AND (r.number IN (a.draft_revision,"
                        + " a.published_revision) OR EXISTS (SELECT FROM correction x WHERE x.article_id = a.id"
                        + " AND x.revision = r.number)) ORDER BY r.article_id, r.number",
                String.join(",", articleIds.stream().map(UUID::toString).toList()),
                "editor");
    }

    private List<Stored> load(String condition, String ids, String madeBy) {
        return session
                .createNativeQuery(SELECT.replace("$condition", condition), Object[].class)
                .setParameter("ids", ids)
                .setParameter("madeBy", madeBy)
                .getResultList()
                .stream()
                .map(row -> new Stored((UUID) row[0], parse((String) row[1]), ids((String) row[2]), (Boolean) row[3]))
                .toList();
    }

    private static Set<UUID> ids(@Nullable String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(",")).map(UUID::fromString).collect(Collectors.toSet());
    }

    private Draft parse(String text) {
        try {
            return json.readValue(text, Draft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored revision cannot be read", e);
        }
    }

    private static final String NUMBERED = "r.article_id = cast(:ids as uuid) AND r.number IN ($numbers)";

    /** A revision as JSON, in the shape of {@link Draft}. */
    private static final String SELECT = """
            SELECT r.id, cast(jsonb_strip_nulls(jsonb_build_object(
                'id', a.id, 'revision', r.number, 'status', a.status, 'slug', r.slug, 'kind', r.kind,
                'language', r.language, 'headline', r.headline, 'shortHeadline', r.short_headline,
                'standfirst', r.standfirst,
                'seo', CASE WHEN num_nonnulls(r.seo_title, r.seo_description) > 0 THEN jsonb_build_object(
                    'title', r.seo_title, 'description', r.seo_description) END,
                'dateline', CASE WHEN r.dateline_text IS NOT NULL THEN jsonb_build_object(
                    'text', r.dateline_text, 'place', r.dateline_place_id) END,
                'byline', r.byline,
                'authors', (SELECT jsonb_agg(jsonb_build_object('person', x.person_id, 'role', x.role)
                    ORDER BY x.position) FROM revision_author x WHERE x.revision_id = r.id),
                'updatedAt', r.updated_at, 'section', r.section_id,
                'tags', (SELECT jsonb_agg(x.tag_id ORDER BY x.position) FROM revision_tag x WHERE x.revision_id = r.id),
                'urgency', r.urgency, 'access', r.access, 'leadImage', r.lead_image_id,
                'blocks', (SELECT jsonb_agg($block || CASE WHEN b.type = 'update' THEN jsonb_build_object('blocks',
                        (SELECT coalesce(jsonb_agg($inner ORDER BY c.position), '[]') FROM block c
                         WHERE c.revision_id = r.id AND c.parent = b.position)) ELSE '{}' END
                    ORDER BY b.position) FROM block b WHERE b.revision_id = r.id AND b.parent IS NULL),
                'quotes', (SELECT jsonb_agg(jsonb_build_object('id', q.id, 'text', q.text, 'direct', q.direct,
                        'speaker', CASE WHEN num_nonnulls(q.speaker_person_id, q.speaker_name, q.speaker_office) > 0
                            THEN jsonb_build_object('person', q.speaker_person_id, 'name', q.speaker_name,
                                'office', q.speaker_office) END)
                    ORDER BY q.position) FROM quote q WHERE q.revision_id = r.id AND :madeBy IN ('any', q.made_by)),
                'people', (SELECT jsonb_agg(jsonb_build_object('person', x.person_id, 'rel', x.rel)
                    ORDER BY x.position) FROM revision_person x WHERE x.revision_id = r.id),
                'places', (SELECT jsonb_agg(jsonb_build_object('place', x.place_id, 'rel', x.rel)
                    ORDER BY x.position) FROM revision_place x WHERE x.revision_id = r.id),
                'rights', r.rights,
                'discussion', jsonb_build_object('state', r.discussion_state, 'prompt', r.discussion_prompt),
                'embargoUntil', r.embargo_until, 'editorNote', r.editor_note, 'findMentions', r.find_mentions,
                'legalHold', nullif(r.legal_hold, false),
                'outsideIds', (SELECT jsonb_agg(x.value ORDER BY x.value) FROM article_outside_id x
                    WHERE x.article_id = a.id),
                'altIds', (SELECT jsonb_agg(jsonb_build_object('role', x.role, 'value', x.value) ORDER BY x.position)
                    FROM article_alt_id x WHERE x.article_id = a.id)
            )) AS text),
            (SELECT string_agg(cast(q.id AS text), ',') FROM quote q
                WHERE q.revision_id = r.id AND q.made_by = 'machine' AND :madeBy = 'any'),
            EXISTS (SELECT FROM correction x WHERE x.article_id = a.id)
                OR EXISTS (SELECT FROM former_slug x WHERE x.target_id = a.id)
            FROM revision r JOIN article a ON a.id = r.article_id WHERE $condition
            """.replace("$block", block("b")).replace("$inner", block("c"));

    private static String block(String alias) {
        return """
                (coalesce(#.data, '{}') || jsonb_build_object('id', #.id, 'type', #.type, 'text', #.text, 'spans',
                    (SELECT coalesce(jsonb_agg(jsonb_build_object('start', s.start_at, 'end', s.end_at, 'type', s.type,
                        'id', coalesce(s.person_id, s.place_id, s.quote_id), 'url', s.url, 'rel', s.rel)
                        ORDER BY s.start_at, s.end_at DESC, s.ordinal), '[]')
                     FROM span s WHERE s.revision_id = #.revision_id AND s.block = #.position
                        AND :madeBy IN ('any', s.made_by))))""".replace("#", alias);
    }
}
