package press.dateline.search;

import java.util.List;
import java.util.UUID;

/**
 * A card under its names, as the index of names holds it.
 *
 * @param aliases other names that it is known by
 * @param path of a section, the slugs from the root to it; else its slug
 */
record NamedThing(Kind kind, UUID id, String slug, String name, List<String> aliases, List<String> path) {}
