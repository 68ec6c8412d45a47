package press.dateline.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Slugs that were public once: they lead to their thing for ever and are never given to another. */
public final class FormerSlugs {

    private final Session session;

    public FormerSlugs(Session session) {
        this.session = session;
    }

    /** Whose slug this once was. */
    public Optional<UUID> target(ChangeType type, String slug) {
        return session.createNativeQuery("SELECT target_id FROM former_slug WHERE type = ?1 AND slug = ?2", UUID.class)
                .setParameter(1, type.word())
                .setParameter(2, slug)
                .getResultStream()
                .findFirst();
    }

    /** The slugs that a thing once had, oldest first. */
    public List<String> of(UUID target) {
        return session.createNativeQuery(
                        "SELECT slug FROM former_slug WHERE target_id = ?1 ORDER BY at, slug", String.class)
                .setParameter(1, target)
                .getResultList();
    }

    /** The slugs that things once had, oldest first; those that had none are left out. One statement. */
    public Map<UUID, List<String>> of(Collection<UUID> targets) {
        return session.createNativeQuery(
                        "SELECT target_id, slug FROM former_slug WHERE target_id = ANY(cast(?1 as uuid[]))"
                                + " ORDER BY target_id, at, slug",
                        Object[].class)
                .setParameter(1, targets.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    /** Keeps a slug that is given up; a thing that takes its own former slug back has it as its slug again. */
    public void keep(ChangeType type, String slug, UUID target, Instant at) {
        session.createNativeMutationQuery("""
                        INSERT INTO former_slug (type, slug, target_id, at) VALUES (?1, ?2, ?3, ?4)
                        ON CONFLICT (type, slug) DO NOTHING
                        """)
                .setParameter(1, type.word())
                .setParameter(2, slug)
                .setParameter(3, target)
                .setParameter(4, at)
                .executeUpdate();
    }

    /** Slugs that nobody has or had, in the order of those wanted: each is that, or it with the lowest free number. */
    public List<String> free(ChangeType type, List<String> wanted) {
        // '.' follows '-' in the order of the slugs' collation: the range holds the slug and those that add to it.
        Set<String> taken = new HashSet<>(session.createNativeQuery(
                        "SELECT s.slug FROM unnest(CAST(:wanted AS text[])) AS w (slug)"
                                + " JOIN " + type.word() + " s ON s.slug >= w.slug AND s.slug < w.slug || '.'"
                                + " UNION ALL SELECT f.slug FROM unnest(CAST(:wanted AS text[])) AS w (slug)"
                                + " JOIN former_slug f ON f.type = :type AND f.slug >= w.slug AND f.slug < w.slug || '.'",
                        String.class)
                .setParameter("wanted", wanted.stream().distinct().toArray(String[]::new), String[].class)
                .setParameter("type", type.word())
                .getResultList());
        List<String> free = new ArrayList<>();
        for (String slug : wanted) {
            String candidate = slug;
            for (int number = 2; !taken.add(candidate); number++) {
                candidate = slug + "-" + number;
            }
            free.add(candidate);
        }
        return free;
    }
}
