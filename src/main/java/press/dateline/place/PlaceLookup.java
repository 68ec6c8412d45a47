package press.dateline.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Places, for other features. */
@ApplicationScoped
public class PlaceLookup {

    private final Places places;

    PlaceLookup(Places places) {
        this.places = places;
    }

    /** The places with these ids, with what they lie within; one statement. */
    public Map<UUID, PlaceCard> byIds(Collection<UUID> ids) {
        return places.cards(ids);
    }

    /** All places under all their names; one statement. */
    public List<NamedPlace> dictionary() {
        return places.named();
    }

    /** Whose ids elsewhere these are; one statement. */
    public Map<String, UUID> byOutsideIds(Collection<String> outsideIds) {
        return places.outsideKeys().byOutsideIds(outsideIds);
    }

    /** Who bears these names, folded as {@link press.dateline.web.Texts#fold} does, oldest first; one statement. */
    public Map<String, List<UUID>> matching(Collection<String> foldedNames) {
        return places.outsideKeys().byNames(foldedNames);
    }

    /** The id behind an id or slug; one statement. */
    public Optional<UUID> idOf(String idOrSlug) {
        return places.ids().of(idOrSlug);
    }

    /** The ids behind these ids and slugs, former slugs included; one statement. */
    public Map<String, UUID> ids(Collection<String> idsOrSlugs) {
        return places.ids().of(idsOrSlugs);
    }

    /** At most three slugs that somebody may have meant, nearest first; one statement. */
    public List<String> nearest(String slug) {
        return places.ids().nearest(slug);
    }
}
