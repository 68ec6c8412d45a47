package press.dateline.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.web.Ids;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;

/**
 * The ids and slugs of one type of card, from SQL alone: so that a feature can check what it refers to without knowing
 * the other feature.
 */
public final class CardIds {

    private static final int SAME_LETTERS = 3;
    private static final int CANDIDATES = 200;

    private final Session session;
    private final ChangeType type;

    public CardIds(Session session, ChangeType type) {
        this.session = session;
        this.type = type;
    }

    /** The id behind this id or slug; a former slug leads to its card too. One statement. */
    public Optional<UUID> of(String idOrSlug) {
        return Optional.ofNullable(of(List.of(idOrSlug)).get(idOrSlug));
    }

    /** The ids behind these ids and slugs, former slugs included, in one statement; what is nobody's is left out. */
    public Map<String, UUID> of(Collection<String> idsOrSlugs) {
        Map<String, UUID> parsed = new HashMap<>();
        Set<String> slugs = new HashSet<>();
        for (String text : idsOrSlugs) {
            Ids.parse(text).ifPresentOrElse(id -> parsed.put(text, id), () -> slugs.add(text));
        }
        Map<String, UUID> found = new HashMap<>();
        Set<UUID> existing = new HashSet<>();
        for (Object[] row : rows(parsed.values(), slugs)) {
            if (row[0] == null) {
                existing.add((UUID) row[1]);
            } else {
                found.put((String) row[0], (UUID) row[1]);
            }
        }
        parsed.forEach((text, id) -> {
            if (existing.contains(id)) {
                found.put(text, id);
            }
        });
        return found;
    }

    private List<Object[]> rows(Collection<UUID> ids, Set<String> slugs) {
        List<String> parts = new ArrayList<>();
        if (!ids.isEmpty()) {
            parts.add("SELECT NULL, id FROM " + type.word() + " WHERE id = ANY(CAST(:ids AS uuid[]))");
        }
        if (!slugs.isEmpty() && type.hasSlugs()) {
            parts.add("SELECT slug, id FROM " + type.word() + " WHERE slug = ANY(CAST(:slugs AS text[]))");
            parts.add("SELECT slug, target_id FROM former_slug WHERE type = '" + type.word()
                    + "' AND slug = ANY(CAST(:slugs AS text[]))");
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        var query = session.createNativeQuery(String.join(" UNION ALL ", parts), Object[].class);
        if (!ids.isEmpty()) {
            query.setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class);
        }
        if (!slugs.isEmpty() && type.hasSlugs()) {
            query.setParameter("slugs", slugs.toArray(String[]::new), String[].class);
        }
        return query.getResultList();
    }

    /**
     * The id behind an id or slug in a body.
     *
     * @param pointer where it stands in the body
     * @throws ProblemException 400 where it is nobody's, with the nearest slugs
     */
    public UUID require(String idOrSlug, String pointer) {
        return Objects.requireNonNull(require(Map.of(pointer, idOrSlug)).get(pointer));
    }

    /**
     * The ids behind the ids and slugs in a body, in one statement.
     *
     * @param references ids and slugs by where they stand in the body
     * @return ids by where they stand in the body
     * @throws ProblemException 400 where one is nobody's, with the nearest slugs
     */
    public Map<String, UUID> require(Map<String, String> references) {
        Map<String, UUID> found = of(references.values());
        Map<String, UUID> ids = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        references.forEach((pointer, idOrSlug) -> {
            UUID id = found.get(idOrSlug);
            if (id == null) {
                faults.add(Fault.at(pointer, unknown(idOrSlug)));
            } else {
                ids.put(pointer, id);
            }
        });
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    faults.getFirst().pointer() + ": " + faults.getFirst().detail(),
                    faults);
        }
        return ids;
    }

    /** What to say of an id or slug that is nobody's, with the nearest slugs. */
    public String unknown(String idOrSlug) {
        List<String> nearest = nearest(idOrSlug);
        return "there is no " + type.word() + " '" + Texts.excerpt(idOrSlug) + "'"
                + (nearest.isEmpty() ? "." : "; the nearest are " + String.join(", ", nearest) + ".");
    }

    /** At most three slugs that somebody may have meant, nearest first: of those with the same first letters. */
    public List<String> nearest(String slug) {
        String wanted = Texts.slug(slug);
        if (wanted.isEmpty() || !type.hasSlugs()) {
            return List.of();
        }
        String beginning = wanted.substring(0, Math.min(wanted.length(), SAME_LETTERS));
        // '{' follows 'z' in the order of the slugs' collation: this is a range of their index.
        List<String> candidates = session.createNativeQuery(
                        "SELECT slug FROM " + type.word() + " WHERE slug >= ?1 AND slug < ?2"
                                + " ORDER BY abs(length(slug) - ?3), slug LIMIT ?4",
                        String.class)
                .setParameter(1, beginning)
                .setParameter(2, beginning + "{")
                .setParameter(3, wanted.length())
                .setParameter(4, CANDIDATES)
                .getResultList();
        return Similarity.nearest(wanted, candidates);
    }
}
