package press.dateline.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sections of the publication, as they lie within each other. */
final class SectionTree {

    private final Map<UUID, Section> sections;

    SectionTree(List<Section> sections) {
        this.sections = sections.stream().collect(Collectors.toMap(Section::id, Function.identity()));
    }

    /** From the root to the section itself; empty where there is no such section. */
    List<Section> path(UUID id) {
        List<Section> path = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        @Nullable UUID next = id;
        while (next != null && seen.add(next)) {
            Section section = sections.get(next);
            if (section == null) {
                break;
            }
            path.addFirst(section);
            next = section.parentId;
        }
        return path;
    }

    /** The sections that lie directly or indirectly within one. */
    Set<UUID> below(UUID id) {
        return sections.keySet().stream()
                .filter(other -> !other.equals(id))
                .filter(other -> path(other).stream().anyMatch(step -> step.id().equals(id)))
                .collect(Collectors.toSet());
    }
}
