package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.index.FacetCounts;

/** Says what counted facets are called. */
@ApplicationScoped
class FacetNames {

    private static final String NAMES = """
            SELECT id, slug, name FROM section WHERE id = ANY(cast(?1 as uuid[]))
            UNION ALL SELECT id, slug, name FROM tag WHERE id = ANY(cast(?1 as uuid[]))
            UNION ALL SELECT id, slug, name FROM person WHERE id = ANY(cast(?1 as uuid[]))
            UNION ALL SELECT id, slug, name FROM place WHERE id = ANY(cast(?1 as uuid[]))
            """;

    private final Session session;

    FacetNames(Session session) {
        this.session = session;
    }

    /** The facets as they are answered, by their parameter's word; one statement for all names. */
    Map<String, List<?>> named(FacetCounts counts, Set<FacetCounts.Kind> kinds, boolean years) {
        List<String> ids = counts.values().values().stream()
                .flatMap(Collection::stream)
                .map(value -> value.id().toString())
                .toList();
        Map<UUID, Object[]> names = new HashMap<>();
        if (!ids.isEmpty()) {
            session.createNativeQuery(NAMES, Object[].class)
                    .setParameter(1, ids.toArray(String[]::new), String[].class)
                    .getResultList()
                    .forEach(row -> names.put((UUID) row[0], row));
        }
        Map<String, List<?>> facets = new LinkedHashMap<>();
        for (FacetCounts.Kind kind : kinds) {
            List<FacetView> values = new ArrayList<>();
            for (FacetCounts.Value value : counts.values().getOrDefault(kind, List.of())) {
                Object[] row = names.get(value.id());
                if (row != null) {
                    values.add(new FacetView(value.id(), (String) row[1], (String) row[2], value.count()));
                }
            }
            facets.put(kind.name().toLowerCase(Locale.ROOT), values);
        }
        if (years) {
            facets.put(
                    ArticleListing.YEAR,
                    counts.years().stream()
                            .map(year -> new YearView(year.year(), year.count()))
                            .toList());
        }
        return facets;
    }
}
