package press.dateline.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * What articles are listed under. Each facet is an id: that of a section, tag, person or place (and of all that those
 * lie within), or one derived from a word (a kind, a language) or a role (about, author), so that one index answers
 * every filter.
 */
public final class Facets {

    private Facets() {}

    public static UUID kind(String kind) {
        return derived("kind:" + kind);
    }

    /** Language tags are compared without case (RFC 5646, section 2.1.1), by their primary subtag or whole. */
    public static UUID language(String tag) {
        return derived("language:" + tag.toLowerCase(Locale.ROOT));
    }

    public static UUID about(UUID personOrPlace) {
        return derived("about:" + personOrPlace);
    }

    public static UUID author(UUID person) {
        return derived("author:" + person);
    }

    private static UUID derived(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The facets of one article under construction. */
    static final class Of {

        private final Set<UUID> ids = new LinkedHashSet<>();

        void kind(String kind) {
            ids.add(Facets.kind(kind));
        }

        void language(String tag) {
            ids.add(Facets.language(tag));
            ids.add(Facets.language(tag.split("-", 2)[0]));
        }

        void author(UUID person) {
            ids.add(Facets.author(person));
        }

        void about(UUID personOrPlace, boolean about) {
            ids.add(personOrPlace);
            if (about) {
                ids.add(Facets.about(personOrPlace));
            }
        }

        void add(UUID id) {
            ids.add(id);
        }

        void all(List<UUID> more) {
            ids.addAll(more);
        }

        List<UUID> ids() {
            return new ArrayList<>(ids);
        }
    }
}
