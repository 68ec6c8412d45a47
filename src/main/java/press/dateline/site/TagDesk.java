package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where tags are made and changed. */
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
        List<Tag> made = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            OutsideTag one = found.get(i);
            Tag tag = new Tag();
            new NewTag(null, one.name(), one.type(), null, one.outsideIds()).applyTo(tag, slugs.get(i));
            made.add(tag);
        }
        tags.addAll(made, made.stream().map(NewTag::of).toList(), actor);
        return made.stream().map(Tag::id).toList();
    }

    Tag create(Tag tag, NewTag wanted, @Nullable UUID actor) {
        wanted.applyTo(tag, tags.slugFor(wanted.slug(), wanted.name(), tag.id()));
        tags.add(tag, NewTag.of(tag), actor);
        return tag;
    }

    /** Changes a tag; false where all is as it was. */
    boolean change(Tag tag, NewTag wanted, @Nullable UUID actor) {
        NewTag before = NewTag.of(tag);
        wanted.applyTo(tag, tags.slugFor(wanted.slug(), wanted.name(), tag.id()));
        NewTag after = NewTag.of(tag);
        if (after.equals(before)) {
            return false;
        }
        tags.edited(tag, before, after, actor);
        return true;
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
