package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tags, for other features. */
@ApplicationScoped
public class TagLookup {

    private final Tags tags;

    TagLookup(Tags tags) {
        this.tags = tags;
    }

    /** The tags with these ids; one statement. */
    public Map<UUID, TagCard> byIds(Collection<UUID> ids) {
        return tags.byIds(ids).values().stream().collect(Collectors.toMap(Tag::id, TagCard::of));
    }

    /** Whose ids elsewhere these are; one statement. */
    public Map<String, UUID> byOutsideIds(Collection<String> outsideIds) {
        return tags.outsideKeys().byOutsideIds(outsideIds);
    }

    /** Who bears these names, folded as {@link press.dateline.web.Texts#fold} does, oldest first; one statement. */
    public Map<String, List<UUID>> matching(Collection<String> foldedNames) {
        return tags.outsideKeys().byNames(foldedNames);
    }

    /** The id behind an id or slug; one statement. */
    public Optional<UUID> idOf(String idOrSlug) {
        return tags.ids().of(idOrSlug);
    }

    /** The ids behind these ids and slugs, former slugs included; one statement. */
    public Map<String, UUID> ids(Collection<String> idsOrSlugs) {
        return tags.ids().of(idsOrSlugs);
    }

    /** At most three slugs that somebody may have meant, nearest first; one statement. */
    public List<String> nearest(String slug) {
        return tags.ids().nearest(slug);
    }
}
