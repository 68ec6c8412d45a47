package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return ids.isEmpty() ? Map.of() : cards(ids, sections.tree());
    }

    /** The site, and the sections with these ids. */
    public record SiteAndSections(SiteCard site, Map<UUID, SectionCard> sections) {}

    /** The site as it stands, and the sections with these ids, with their paths; one statement. */
    public SiteAndSections withSite(Collection<UUID> ids) {
        Sections.SiteAndTree both = sections.siteAndTree();
        return new SiteAndSections(SiteCard.of(both.site()), cards(ids, both.tree()));
    }

    private static Map<UUID, SectionCard> cards(Collection<UUID> ids, SectionTree tree) {
        Map<UUID, SectionCard> cards = new HashMap<>();
        for (UUID id : ids) {
            List<Section> path = tree.path(id);
            if (!path.isEmpty()) {
                cards.put(id, SectionCard.of(path.getLast(), path));
            }
        }
        return cards;
    }

    /** The id behind an id or slug; one statement. */
    public Optional<UUID> idOf(String idOrSlug) {
        return sections.ids().of(idOrSlug);
    }

    /** The ids behind these ids and slugs, former slugs included; one statement. */
    public Map<String, UUID> ids(Collection<String> idsOrSlugs) {
        return sections.ids().of(idsOrSlugs);
    }

    /** At most three slugs that somebody may have meant, nearest first; one statement. */
    public List<String> nearest(String slug) {
        return sections.ids().nearest(slug);
    }
}
