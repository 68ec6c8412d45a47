package press.dateline.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardRepository;
import press.dateline.change.ChangeType;
import press.dateline.web.Paging;

/** The places, and the tree that they form. */
@ApplicationScoped
class Places extends CardRepository<Place> {

    /** For each of :ids, the places that it lies within, with their distance from it; a circle ends it. */
    private static final String UPWARDS = """
            WITH RECURSIVE up (id, ancestor, steps) AS (
                SELECT id, parent_id, 1 FROM place WHERE id = ANY(CAST(:ids AS uuid[])) AND parent_id IS NOT NULL
                UNION ALL
                SELECT up.id, p.parent_id, up.steps + 1
                FROM up JOIN place p ON p.id = up.ancestor
                WHERE p.parent_id IS NOT NULL
            ) CYCLE id, ancestor SET circular USING trail,
            within (id, ancestors) AS (
                SELECT id, array_agg(ancestor ORDER BY steps) FROM up WHERE NOT circular GROUP BY id
            )
            """;

    /** The places that lie directly or indirectly within :place, itself not among them. */
    private static final String DOWNWARDS = """
            WITH RECURSIVE below (id) AS (
                SELECT id FROM place WHERE parent_id = :place
                UNION
                SELECT p.id FROM below JOIN place p ON p.parent_id = below.id
            )
            """;

    Places() {
        super(ChangeType.PLACE);
    }

    List<Place> byName(int rows, Optional<Paging.After> after, @Nullable String kind, @Nullable UUID within) {
        NativeQuery<Place> query = getSession()
                .createNativeQuery(
                        (within == null ? "" : DOWNWARDS) + """
                        SELECT p.* FROM place p
                        WHERE (p.name, p.id) > (:name, :id)
                        """
                                + (kind == null ? "" : " AND p.kind = :kind")
                                + (within == null ? "" : " AND p.id IN (SELECT id FROM below)")
                                + " ORDER BY p.name, p.id LIMIT :rows",
                        Place.class)
                .setParameter("name", after.map(Paging.After::text).orElse(""))
                .setParameter("id", after.map(Paging.After::id).orElse(Paging.FIRST_ID))
                .setParameter("rows", rows);
        if (kind != null) {
            query.setParameter("kind", kind);
        }
        if (within != null) {
            query.setParameter("place", within);
        }
        return query.getResultList();
    }

    /** The places that each of these lies within, nearest first; one statement. */
    Map<UUID, List<UUID>> within(Collection<UUID> ids) {
        Map<UUID, List<UUID>> within = new HashMap<>();
        if (!ids.isEmpty()) {
            getSession()
                    .createNativeQuery(UPWARDS + "SELECT id, ancestors FROM within", Object[].class)
                    .setParameter("ids", texts(ids), String[].class)
                    .getResultList()
                    .forEach(row -> within.put((UUID) row[0], List.of((UUID[]) row[1])));
        }
        return within;
    }

    List<UUID> within(UUID id) {
        return within(List.of(id)).getOrDefault(id, List.of());
    }

    /** What articles show of these places; one statement. */
    Map<UUID, PlaceCard> cards(Collection<UUID> ids) {
        Map<UUID, PlaceCard> cards = new HashMap<>();
        if (!ids.isEmpty()) {
            getSession()
                    .createNativeQuery(UPWARDS + """
                            SELECT p.id, p.slug, p.name, p.kind, p.country_code, p.latitude, p.longitude, w.ancestors,
                                p.wikidata_id, p.geonames_id
                            FROM place p LEFT JOIN within w ON w.id = p.id
                            WHERE p.id = ANY(CAST(:ids AS uuid[]))
                            """, Object[].class)
                    .setParameter("ids", texts(ids), String[].class)
                    .getResultList()
                    .forEach(row -> cards.put((UUID) row[0], card(row)));
        }
        return cards;
    }

    private static PlaceCard card(Object[] row) {
        return new PlaceCard(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Double) row[5],
                (Double) row[6],
                (String) row[8],
                (Long) row[9],
                row[7] == null ? List.of() : List.of((UUID[]) row[7]));
    }

    /** The places that lie directly or indirectly within a place. */
    Set<UUID> below(UUID place) {
        return new HashSet<>(getSession()
                .createNativeQuery(DOWNWARDS + "SELECT id FROM below", UUID.class)
                .setParameter("place", place)
                .getResultList());
    }

    List<NamedPlace> named() {
        return getSession()
                .createQuery("select p.id, p.name, p.aliases, p.kind, p.countryCode from Place p", NamedPlace.class)
                .getResultList();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
