package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where other features make tags. */
@ApplicationScoped
public class TagDesk {

    private final Tags tags;

    TagDesk(Tags tags) {
        this.tags = tags;
    }

    /**
     * Makes tags, in one batch: their slugs are made from their names.
     *
     * @param actor the key that does it; null for the machine
     * @return their ids, in the order of the tags
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> create(List<OutsideTag> found, @Nullable UUID actor) {
        List<String> slugs = tags.slugsFor(found.stream().map(OutsideTag::name).toList());
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            OutsideTag one = found.get(i);
            Tag tag = new Tag();
            new NewTag(null, one.name(), one.type(), null, one.outsideIds()).applyTo(tag, slugs.get(i));
            tags.add(tag, actor);
            ids.add(tag.id());
        }
        return ids;
    }

    /**
     * Gives tags that exist further ids elsewhere; one statement.
     *
     * @param owners the tags by the ids that they get
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(Map<String, UUID> owners, @Nullable UUID actor) {
        tags.outsideKeys().attach(owners, actor);
    }
}
