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

    private static final int CANDIDATES = 20;
    private static final int MOST_EXPLAINED = 5;

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
                faults.add(Fault.at(
                        pointer, faults.size() < MOST_EXPLAINED ? unknown(idOrSlug) : missing(idOrSlug) + "."));
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
        return missing(idOrSlug) + (nearest.isEmpty() ? "." : "; the nearest are " + String.join(", ", nearest) + ".");
    }

    private String missing(String idOrSlug) {
        return "there is no " + type.word() + " '" + Texts.excerpt(idOrSlug) + "'";
    }

    /**
     * At most three slugs that somebody may have meant, nearest first: of those that share three in ten of their
     * trigrams with it (by the index of them) and, where it is short, of those that are one slip away.
     */
    public List<String> nearest(String slug) {
        String wanted = Texts.slug(slug);
        if (wanted.isEmpty() || !type.hasSlugs()) {
            return List.of();
        }
        List<String> candidates = session.createNativeQuery(
                        "(SELECT slug FROM " + type.word() + " WHERE slug % ?1 ORDER BY slug <-> ?1, slug LIMIT ?2)"
                                + " UNION SELECT slug FROM " + type.word() + " WHERE slug = ANY(?3)",
                        String.class)
                .setParameter(1, wanted)
                .setParameter(2, CANDIDATES)
                .setParameter(3, Similarity.oneSlipFrom(wanted).toArray(String[]::new), String[].class)
                .getResultList();
        return Similarity.nearest(wanted, candidates);
    }
}
