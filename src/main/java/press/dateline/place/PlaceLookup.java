package press.dateline.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** Whose ids at GeoNames these are; one statement. */
    public Map<Long, UUID> byGeonamesIds(Collection<Long> geonamesIds) {
        return geonamesIds.isEmpty()
                ? Map.of()
                : places.list("geonamesId in ?1", geonamesIds).stream()
                        .collect(Collectors.toMap(place -> Objects.requireNonNull(place.geonamesId), Place::id));
    }

    /** Who bears these names, folded as {@link press.dateline.web.Texts#fold} does, oldest first; one statement. */
    public Map<String, List<UUID>> matching(Collection<String> foldedNames) {
        return places.outsideKeys().byNames(foldedNames);
    }

    /**
     * The id behind an id or slug; one statement, where it is not a former one.
     *
     * @throws press.dateline.web.ProblemException 404 where it is nobody's
     * @throws press.dateline.web.MovedException where it is a former one
     */
    public UUID require(String idOrSlug) {
        return places.requireId(idOrSlug);
    }

    /** The ids behind these ids and slugs, former slugs included; one statement. */
    public Map<String, UUID> ids(Collection<String> idsOrSlugs) {
        return places.ids().of(idsOrSlugs);
    }

    /** The same, {@linkplain press.dateline.change.CardIds#held held}, for what is about to be stored. */
    public Map<String, UUID> held(Collection<String> idsOrSlugs) {
        return places.ids().held(idsOrSlugs);
    }

    /** At most three slugs that somebody may have meant, nearest first; one statement. */
    public List<String> nearest(String slug) {
        return places.ids().nearest(slug);
    }
}
