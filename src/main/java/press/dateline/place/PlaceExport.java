package press.dateline.place;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import press.dateline.change.LineExport;

/** Gives places to Dateline's own NDJSON. */
@ApplicationScoped
class PlaceExport implements LineExport {

    private final Places places;
    private final ObjectMapper json;

    PlaceExport(Places places, ObjectMapper json) {
        this.places = places;
        this.json = json;
    }

    @Override
    public String word() {
        return "place";
    }

    @Override
    public void each(Consumer<ObjectNode> line) {
        places.each(
                true,
                some -> some.forEach(one -> line.accept(LineExport.line(json, word(), one.id(), NewPlace.of(one)))));
    }
}
