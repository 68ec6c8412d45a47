package press.dateline.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Where places are made, changed and moved. */
@ApplicationScoped
public class PlaceDesk {

    private final Places places;

    PlaceDesk(Places places) {
        this.places = places;
    }

    /**
     * Makes places, in one batch: their slugs are made from their names.
     *
     * @param actor the key that does it; null for the machine
     * @return their ids, in the order of the places
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> create(List<OutsidePlace> found, @Nullable UUID actor) {
        List<String> slugs =
                places.slugsFor(found.stream().map(OutsidePlace::name).toList());
        List<Place> made = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            OutsidePlace one = found.get(i);
            Place place = new Place();
            place.slug = slugs.get(i);
            place.call(one.name(), one.aliases());
            place.kind = one.kind();
            place.countryCode = one.countryCode();
            place.parentId = one.parent();
            place.latitude = one.latitude();
            place.longitude = one.longitude();
            place.outsideIds = one.outsideIds();
            place.wikidataId = one.wikidataId();
            place.geonamesId = one.geonamesId();
            made.add(place);
        }
        places.addAll(made, made.stream().map(NewPlace::of).toList(), actor);
        return made.stream().map(Place::id).toList();
    }

    /**
     * Gives places that exist further ids elsewhere; one statement.
     *
     * @param owners the places by the ids that they get
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(Map<String, UUID> owners, @Nullable UUID actor) {
        places.outsideKeys().attach(owners, actor);
    }

    Place create(NewPlace wanted, @Nullable UUID actor) {
        return create(new Place(), wanted, actor);
    }

    /** Makes a place of an id that is given. */
    Place create(Place place, NewPlace wanted, @Nullable UUID actor) {
        apply(wanted, place, parent(wanted));
        places.add(place, NewPlace.of(place), actor);
        return place;
    }

    /**
     * Changes a place; where it moves, what lies within it shows other ancestors than before. False where all is as it
     * was.
     */
    boolean change(Place place, NewPlace wanted, @Nullable UUID actor) {
        NewPlace before = NewPlace.of(place);
        UUID parent = parent(wanted);
        boolean moved = !Objects.equals(place.parentId, parent);
        if (moved && parent != null) {
            refuseCircle(place.id(), parent);
        }
        apply(wanted, place, parent);
        NewPlace after = NewPlace.of(place);
        if (after.equals(before)) {
            return false;
        }
        places.edited(place, before, after, actor);
        if (moved) {
            places.affected(places.below(place.id()), actor);
        }
        return true;
    }

    void apply(NewPlace wanted, Place place, @Nullable UUID parent) {
        if ((wanted.latitude() == null) != (wanted.longitude() == null)) {
            throw ProblemException.body(
                    wanted.latitude() == null ? "/latitude" : "/longitude", "latitude and longitude come together.");
        }
        Long geonamesId = wanted.geonamesId();
        if (geonamesId != null && !geonamesId.equals(place.geonamesId)) {
            refuseTaken(geonamesId);
        }
        place.slug = places.slugFor(wanted.slug(), wanted.name(), place.id());
        place.parentId = parent;
        place.call(wanted.name(), wanted.aliases());
        place.kind = wanted.kind();
        place.countryCode = wanted.countryCode();
        place.latitude = wanted.latitude();
        place.longitude = wanted.longitude();
        place.geonamesId = geonamesId;
        place.wikidataId = wanted.wikidataId();
        place.description = wanted.description();
        place.outsideIds = wanted.outsideIds();
    }

    private @Nullable UUID parent(NewPlace wanted) {
        return wanted.parent() == null ? null : places.ids().require(wanted.parent(), "/parent");
    }

    private void refuseCircle(UUID place, UUID parent) {
        places.lockTree();
        if (parent.equals(place) || places.within(parent).contains(place)) {
            throw ProblemException.body("/parent", "a place cannot lie within itself.");
        }
    }

    private void refuseTaken(long geonamesId) {
        places.find("geonamesId", geonamesId).firstResultOptional().ifPresent(other -> {
            throw new ProblemException(
                    ProblemType.DUPLICATE,
                    "GeoNames " + geonamesId + " is the place '" + other.slug + "' already.",
                    List.of(Fault.at("/geonamesId", "belongs to '" + other.slug + "'")));
        });
    }
}
