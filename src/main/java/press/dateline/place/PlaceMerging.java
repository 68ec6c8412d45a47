package press.dateline.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import press.dateline.change.CardRepository;
import press.dateline.change.Mergeable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * Two places that are one: the one that stays is known by the names of both, and holds what lies within both; where it
 * lies itself is as it was.
 */
@ApplicationScoped
class PlaceMerging implements Mergeable<Place, NewPlace> {

    private final Places places;
    private final PlaceDesk desk;

    PlaceMerging(Places places, PlaceDesk desk) {
        this.places = places;
        this.desk = desk;
    }

    @Override
    public CardRepository<Place> cards() {
        return places;
    }

    @Override
    public Class<NewPlace> shape() {
        return NewPlace.class;
    }

    @Override
    public NewPlace written(Place place) {
        return NewPlace.of(place);
    }

    @Override
    public NewPlace together(NewPlace stays, NewPlace goes) {
        boolean hasPosition = stays.latitude() != null;
        return new NewPlace(
                stays.slug(),
                stays.name(),
                Stream.of(stays.aliases().stream(), Stream.of(goes.name()), goes.aliases().stream())
                        .flatMap(names -> names)
                        .filter(name -> !name.equals(stays.name()))
                        .distinct()
                        .toList(),
                stays.kind(),
                stays.countryCode() == null ? goes.countryCode() : stays.countryCode(),
                stays.parent(),
                hasPosition ? stays.latitude() : goes.latitude(),
                hasPosition ? stays.longitude() : goes.longitude(),
                stays.geonamesId() == null ? goes.geonamesId() : stays.geonamesId(),
                stays.wikidataId() == null ? goes.wikidataId() : stays.wikidataId(),
                stays.description() == null ? goes.description() : stays.description(),
                Stream.concat(stays.outsideIds().stream(), goes.outsideIds().stream())
                        .distinct()
                        .toList());
    }

    @Override
    public void become(Place place, NewPlace shape) {
        desk.apply(shape, place, shape.parent() == null ? null : UUID.fromString(shape.parent()));
    }

    /** The tree stands still: what lies within the one that goes will lie within the other. */
    @Override
    public void check(Place goes, Place stays) {
        places.lockTree();
        if (places.within(stays.id()).contains(goes.id())) {
            throw ProblemException.body(
                    "/into",
                    "lies within '" + goes.slug + "', which would have to lie within itself: merge the other way round,"
                            + " or move it first.");
        }
    }

    @Override
    public void checkRestored(Place back) {
        places.lockTree();
        List<UUID> within = places.within(back.id());
        if (within.contains(back.id()) || (back.parentId != null && within.isEmpty())) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "The merge cannot be taken back, since the place would lie within itself: what it lay within was"
                            + " moved below it. Move that first.");
        }
    }
}
