package press.dateline.change;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    /** A slug that nobody has or had: the one wanted, or that with the lowest free number behind it. */
    public String free(ChangeType type, String wanted) {
        Set<String> taken = new HashSet<>(session.createNativeQuery(
                        "SELECT slug FROM " + type.word() + " WHERE slug = ?1 OR slug LIKE ?2"
                                + " UNION ALL SELECT slug FROM former_slug"
                                + " WHERE type = ?3 AND (slug = ?1 OR slug LIKE ?2)",
                        String.class)
                .setParameter(1, wanted)
                .setParameter(2, wanted + "-%")
                .setParameter(3, type.word())
                .getResultList());
        if (!taken.contains(wanted)) {
            return wanted;
        }
        int number = 2;
        while (taken.contains(wanted + "-" + number)) {
            number++;
        }
        return wanted + "-" + number;
    }
}
