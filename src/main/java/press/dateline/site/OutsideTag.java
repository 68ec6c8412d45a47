package press.dateline.site;

import java.util.List;

/**
 * What an outside source tells of a tag.
 *
 * @param type topic, organisation or series
 * @param outsideIds the ids there
 */
public record OutsideTag(String name, String type, List<String> outsideIds) {}
