package press.dateline.site;

import java.util.UUID;

/**
 * What articles show of a tag.
 *
 * @param type topic, organisation or series
 */
public record TagCard(UUID id, String slug, String name, String type) {

    static TagCard of(Tag tag) {
        return new TagCard(tag.id(), tag.slug, tag.name, tag.type);
    }
}
