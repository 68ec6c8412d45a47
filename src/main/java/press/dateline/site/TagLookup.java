package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
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
}
