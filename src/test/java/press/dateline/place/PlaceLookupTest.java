package press.dateline.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PlaceLookupTest {

    @Inject
    Places places;

    @Inject
    PlaceLookup lookup;

    @Inject
    PlaceDesk desk;

    @Test
    void aCardKnowsWhatThePlaceLiesWithinNearestFirst() {
        UUID europe = make("Europe", null);
        UUID germany = make("Germany", europe);
        UUID berlin = make("Berlin", germany);
        Map<UUID, PlaceCard> cards = lookup.byIds(List.of(berlin, europe, UUID.randomUUID()));
        assertThat(cards).containsOnlyKeys(berlin, europe);
        assertThat(cards).extractingByKey(berlin).extracting(PlaceCard::within).isEqualTo(List.of(germany, europe));
        assertThat(cards).extractingByKey(europe).extracting(PlaceCard::within).isEqualTo(List.of());
    }

    @Test
    void placesAreFoundByIdSlugNameAndIdElsewhere() {
        UUID berlin = make("Berlin", null);
        UUID other = make("Berlin", null);
        assertThat(lookup.ids(List.of(
                        "berlin",
                        "berlin-2",
                        berlin.toString(),
                        UUID.randomUUID().toString(),
                        "bonn")))
                .isEqualTo(Map.of("berlin", berlin, "berlin-2", other, berlin.toString(), berlin));
        assertThat(lookup.require("berlin-2")).isEqualTo(other);
        assertThat(lookup.nearest("berln")).containsExactly("berlin", "berlin-2");
        assertThat(lookup.matching(List.of("berlin", "bonn"))).isEqualTo(Map.of("berlin", List.of(berlin, other)));
        assertThat(lookup.byOutsideIds(List.of("x:Berlin"))).isEqualTo(Map.of("x:Berlin", berlin));
        assertThat(lookup.dictionary()).extracting(NamedPlace::name).containsExactly("Berlin", "Berlin");
    }

    @Test
    void aCircleThatCameFromElsewhereEndsTheWayUp() {
        UUID one = make("One", null);
        UUID two = make("Two", one);
        UUID below = make("Below", two);
        QuarkusTransaction.requiringNew().run(() -> places.update("parentId = ?1 where id = ?2", two, one));
        assertThat(lookup.byIds(List.of(below)))
                .extractingByKey(below)
                .extracting(PlaceCard::within)
                .isEqualTo(List.of(two, one));
    }

    @Test
    void aBatchIsMadeInAFewStatements() {
        UUID japan = make("Japan", null);
        List<OutsidePlace> found = IntStream.range(0, 100)
                .mapToObj(i ->
                        new OutsidePlace("Tokyo", List.of("Edo"), "city", "JP", japan, 35.7, 139.7, List.of("y:" + i)))
                .toList();
        List<UUID> ids = new ArrayList<>();
        List<String> statements =
                Statements.of(() -> ids.addAll(QuarkusTransaction.requiringNew().call(() -> desk.create(found, null))));
        // The two of the change log, at the commit, go by JDBC and are not counted here.
        assertThat(statements).hasSize(3);
        assertThat(lookup.byIds(ids))
                .hasSize(100)
                .extractingByKey(ids.getLast())
                .isEqualTo(new PlaceCard(
                        ids.getLast(), "tokyo-100", "Tokyo", "city", "JP", 35.7, 139.7, null, null, List.of(japan)));
        assertThat(Statements.of(() -> lookup.byIds(ids))).hasSize(1);
        QuarkusTransaction.requiringNew().run(() -> desk.attach(Map.of("z:1", japan), null));
        assertThat(lookup.byOutsideIds(List.of("z:1", "y:5"))).isEqualTo(Map.of("z:1", japan, "y:5", ids.get(5)));
    }

    @Transactional
    UUID make(String name, @Nullable UUID parent) {
        Place place = new Place();
        place.call(name, List.of());
        place.slug = places.slugFor(null, name, place.id());
        place.parentId = parent;
        place.outsideIds = List.of("x:" + name);
        places.add(place, NewPlace.of(place), null);
        return place.id();
    }
}
