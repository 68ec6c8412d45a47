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

    /** The id behind this id or slug; a former one leads to its card too. One statement. */
    public Optional<UUID> of(String idOrSlug) {
        return Optional.ofNullable(of(List.of(idOrSlug)).get(idOrSlug));
    }

    /** The ids behind these ids and slugs, former ones included, in one statement; what is nobody's is left out. */
    public Map<String, UUID> of(Collection<String> idsOrSlugs) {
        return found(idsOrSlugs, false);
    }

    /**
     * The same for what is about to be stored: until the transaction ends none of these cards can be merged into
     * another, so that what refers to it does not come too late to be moved. One statement; where something is nobody's,
     * two.
     */
    public Map<String, UUID> held(Collection<String> idsOrSlugs) {
        if (!type.merges()) {
            return of(idsOrSlugs);
        }
        Map<String, UUID> found = found(idsOrSlugs, true);
        Set<String> missing = new HashSet<>(idsOrSlugs);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            // It may have been merged while this waited for the lock: now its id and slug lead elsewhere.
            found.putAll(found(missing, true));
        }
        return found;
    }

    /** Whose id or slug this once was; one statement. */
    Optional<UUID> former(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        if (id.isEmpty()) {
            return new FormerSlugs(session).target(type, idOrSlug);
        }
        return type.merges()
                ? session.createNativeQuery("SELECT target_id FROM former_id WHERE type = ?1 AND id = ?2", UUID.class)
                        .setParameter(1, type.word())
                        .setParameter(2, id.get())
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    private Map<String, UUID> found(Collection<String> idsOrSlugs, boolean held) {
        Map<String, UUID> parsed = new HashMap<>();
        Set<String> slugs = new HashSet<>();
        for (String text : idsOrSlugs) {
            Ids.parse(text).ifPresentOrElse(id -> parsed.put(text, id), () -> slugs.add(text));
        }
        Map<String, UUID> found = new HashMap<>();
        Map<UUID, UUID> targets = new HashMap<>();
        for (Object[] row : rows(parsed.values(), slugs, held)) {
            if (row[0] == null) {
                targets.put((UUID) row[1], (UUID) row[2]);
            } else {
                found.put((String) row[0], (UUID) row[2]);
            }
        }
        parsed.forEach((text, id) -> {
            UUID target = targets.get(id);
            if (target != null) {
                found.put(text, target);
            }
        });
        return found;
    }

    private List<Object[]> rows(Collection<UUID> ids, Set<String> slugs, boolean held) {
        List<String> parts = new ArrayList<>();
        boolean withSlugs = !slugs.isEmpty() && type.hasSlugs();
        if (!ids.isEmpty()) {
            parts.add("SELECT NULL AS slug, id AS asked, id FROM " + type.word()
                    + " WHERE id = ANY(CAST(:ids AS uuid[]))");
            if (type.merges()) {
                parts.add("SELECT NULL, id, target_id FROM former_id WHERE type = '" + type.word()
                        + "' AND id = ANY(CAST(:ids AS uuid[]))");
            }
        }
        if (withSlugs) {
            parts.add("SELECT slug AS slug, NULL AS asked, id FROM " + type.word()
                    + " WHERE slug = ANY(CAST(:slugs AS text[]))");
            parts.add("SELECT slug, NULL, target_id FROM former_slug WHERE type = '" + type.word()
                    + "' AND slug = ANY(CAST(:slugs AS text[]))");
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        String asked = String.join(" UNION ALL ", parts);
        var query = session.createNativeQuery(
                held
                        ? "WITH named AS (" + asked + "), held AS (SELECT t.id FROM " + type.word()
                                + " t WHERE t.id IN (SELECT id FROM named) ORDER BY t.id FOR KEY SHARE)"
                                + " SELECT n.slug, n.asked, h.id FROM named n JOIN held h ON h.id = n.id"
                        : asked,
                Object[].class);
        if (!ids.isEmpty()) {
            query.setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class);
        }
        if (withSlugs) {
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
     * The ids behind the ids and slugs in a body, {@linkplain #held held}, in one statement.
     *
     * @param references ids and slugs by where they stand in the body
     * @return ids by where they stand in the body
     * @throws ProblemException 400 where one is nobody's, with the nearest slugs
     */
    public Map<String, UUID> require(Map<String, String> references) {
        Map<String, UUID> found = held(references.values());
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
