package press.dateline.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import press.dateline.web.Ids;

/** Whose slugs these are, or once were, over several types at once; from SQL alone, as {@link CardIds}. */
public final class SlugOwners {

    private final Session session;

    public SlugOwners(Session session) {
        this.session = session;
    }

    /** A slug that it has now, and the id, of what was asked for. */
    public record Owner(ChangeType type, UUID id, String slug) {}

    /** The owners of ids and slugs, by type and what was asked; a current one goes before a former one. One statement. */
    public Map<ChangeType, Map<String, Owner>> of(Map<ChangeType, ? extends Set<String>> asked) {
        List<String> parts = new ArrayList<>();
        asked.keySet().stream().filter(ChangeType::hasSlugs).forEach(type -> {
            parts.add("""
                    SELECT '%1$s', o.slug, o.id, o.slug, true FROM %1$s o WHERE o.slug = ANY(cast(:%1$s as text[]))
                    UNION ALL
                    SELECT '%1$s', cast(o.id as text), o.id, o.slug, true FROM %1$s o
                    WHERE o.id = ANY(cast(:%1$sIds as uuid[]))
                    UNION ALL
                    SELECT '%1$s', f.slug, o.id, o.slug, false FROM former_slug f JOIN %1$s o ON o.id = f.target_id
                    WHERE f.type = '%1$s' AND f.slug = ANY(cast(:%1$s as text[]))
                    UNION ALL
                    SELECT '%1$s', cast(f.id as text), o.id, o.slug, false
                    FROM former_id f JOIN %1$s o ON o.id = f.target_id
                    WHERE f.type = '%1$s' AND f.id = ANY(cast(:%1$sIds as uuid[]))
                    """.formatted(type.word()));
        });
        Map<ChangeType, Map<String, Owner>> owners = new HashMap<>();
        if (parts.isEmpty()) {
            return owners;
        }
        NativeQuery<Object[]> query = session.createNativeQuery(String.join(" UNION ALL ", parts), Object[].class);
        asked.forEach((type, texts) -> {
            if (type.hasSlugs()) {
                Set<String> ids = new HashSet<>(texts);
                ids.removeIf(text -> Ids.parse(text).isEmpty());
                query.setParameter(type.word(), texts.toArray(String[]::new), String[].class);
                query.setParameter(type.word() + "Ids", ids.toArray(String[]::new), String[].class);
            }
        });
        for (Object[] row : query.getResultList()) {
            ChangeType type = ChangeType.ofWord((String) row[0]);
            Owner owner = new Owner(type, (UUID) row[2], (String) row[3]);
            Map<String, Owner> ofType = owners.computeIfAbsent(type, _ -> new HashMap<>());
            if (Boolean.TRUE.equals(row[4])) {
                ofType.put((String) row[1], owner);
            } else {
                ofType.putIfAbsent((String) row[1], owner);
            }
        }
        return owners;
    }
}
