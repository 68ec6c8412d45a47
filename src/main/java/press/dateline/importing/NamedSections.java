package press.dateline.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.site.SectionLookup;
import press.dateline.web.Ids;

/**
 * The sections that imported items name by the slugs of their paths: those that there are, wherever they lie, and the
 * others made. One of which only the slug is known is called by that.
 */
@ApplicationScoped
class NamedSections {

    private static final String SECTION = "section";

    private final SectionLookup sections;
    private final CardImport made;
    private final Session session;

    NamedSections(SectionLookup sections, @All List<CardImport> cards, Session session) {
        this.sections = sections;
        this.made = cards.stream()
                .filter(card -> card.word().equals(SECTION))
                .findFirst()
                .orElseThrow();
        this.session = session;
    }

    /** The sections by their paths; one statement, where all are known. */
    Map<String, UUID> find(Collection<ImportedItem> items, @Nullable UUID actor) {
        Map<String, String> names = new LinkedHashMap<>();
        for (ImportedItem item : items) {
            ImportedName section = item.details().section();
            if (section != null) {
                names.putIfAbsent(Objects.requireNonNull(section.outsideId()), section.name());
            }
        }
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, UUID> bySlug = new HashMap<>(sections.ids(names.keySet().stream()
                .flatMap(path -> Stream.of(path.split("/", -1)))
                .collect(Collectors.toSet())));
        Map<String, UUID> found = new HashMap<>();
        names.keySet().forEach(path -> found.put(path, section(path, names, bySlug, actor)));
        return found;
    }

    private UUID section(String path, Map<String, String> names, Map<String, UUID> bySlug, @Nullable UUID actor) {
        String slug = path.substring(path.lastIndexOf('/') + 1);
        UUID known = bySlug.get(slug);
        if (known != null) {
            return known;
        }
        int end = path.lastIndexOf('/');
        UUID parent = end < 0 ? null : section(path.substring(0, end), names, bySlug, actor);
        UUID id = Ids.next();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", id.toString()).put("slug", slug).put("name", names.getOrDefault(path, slug));
        if (parent != null) {
            line.put("parent", parent.toString());
        }
        made.store(line, actor);
        session.flush();
        bySlug.put(slug, id);
        return id;
    }
}
