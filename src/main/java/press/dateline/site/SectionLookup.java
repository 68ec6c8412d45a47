package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sections, for other features. */
@ApplicationScoped
public class SectionLookup {

    private final Sections sections;

    SectionLookup(Sections sections) {
        this.sections = sections;
    }

    /** The sections with these ids, with their paths; one statement. */
    public Map<UUID, SectionCard> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        SectionTree tree = sections.tree();
        Map<UUID, SectionCard> cards = new HashMap<>();
        for (UUID id : ids) {
            List<Section> path = tree.path(id);
            if (!path.isEmpty()) {
                cards.put(id, SectionCard.of(path.getLast(), path));
            }
        }
        return cards;
    }
}
