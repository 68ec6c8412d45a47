package press.dateline.place;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.change.ImportedId;
import press.dateline.web.Bodies;

/** Takes places from Dateline's own NDJSON. */
@ApplicationScoped
class PlaceImport implements CardImport {

    private final Places places;
    private final PlaceDesk desk;
    private final Bodies bodies;

    PlaceImport(Places places, PlaceDesk desk, Bodies bodies) {
        this.places = places;
        this.desk = desk;
        this.bodies = bodies;
    }

    @Override
    public String word() {
        return "place";
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        UUID id = ImportedId.of(line);
        NewPlace wanted = bodies.read(line, NewPlace.class);
        Optional<Place> known = places.findByIdOptional(id);
        if (known.isPresent()) {
            return desk.change(known.get(), wanted, actor) ? Outcome.UPDATED : Outcome.UNCHANGED;
        }
        places.refuseFormer(id);
        Place place = new Place();
        place.identify(id);
        desk.create(place, wanted, actor);
        return Outcome.CREATED;
    }
}
