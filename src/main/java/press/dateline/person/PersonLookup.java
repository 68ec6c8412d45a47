package press.dateline.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** People, for other features. */
@ApplicationScoped
public class PersonLookup {

    private final People people;

    PersonLookup(People people) {
        this.people = people;
    }

    /** The people with these ids, with their offices; one statement. */
    public Map<UUID, PersonCard> byIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : people.cards(ids).stream().collect(Collectors.toMap(PersonCard::id, Function.identity()));
    }

    /** Everybody under all their names; one statement. */
    public List<NamedPerson> dictionary() {
        return people.named();
    }

    /** Whose ids elsewhere these are; one statement. */
    public Map<String, UUID> byOutsideIds(Collection<String> outsideIds) {
        return people.outsideKeys().byOutsideIds(outsideIds);
    }

    /** Who bears these names, folded as {@link press.dateline.web.Texts#fold} does, oldest first; one statement. */
    public Map<String, List<UUID>> matching(Collection<String> foldedNames) {
        return people.outsideKeys().byNames(foldedNames);
    }

    /**
     * The id behind an id or slug; one statement, where it is not a former one.
     *
     * @throws press.dateline.web.ProblemException 404 where it is nobody's
     * @throws press.dateline.web.MovedException where it is a former one
     */
    public UUID require(String idOrSlug) {
        return people.requireId(idOrSlug);
    }

    /** The ids behind these ids and slugs, former slugs included; one statement. */
    public Map<String, UUID> ids(Collection<String> idsOrSlugs) {
        return people.ids().of(idsOrSlugs);
    }

    /** The same, {@linkplain press.dateline.change.CardIds#held held}, for what is about to be stored. */
    public Map<String, UUID> held(Collection<String> idsOrSlugs) {
        return people.ids().held(idsOrSlugs);
    }

    /** At most three slugs that somebody may have meant, nearest first; one statement. */
    public List<String> nearest(String slug) {
        return people.ids().nearest(slug);
    }
}
