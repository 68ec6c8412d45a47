package press.dateline.site;

import java.util.List;
import java.util.UUID;

/**
 * What articles show of a section.
 *
 * @param path the slugs from the root to it
 * @param ancestors the ids from the root to it, itself included
 */
public record SectionCard(UUID id, String slug, String name, List<String> path, List<UUID> ancestors) {

    static SectionCard of(Section section, List<Section> path) {
        return new SectionCard(
                section.id(),
                section.slug,
                section.name,
                path.stream().map(step -> step.slug).toList(),
                path.stream().map(Section::id).toList());
    }
}
