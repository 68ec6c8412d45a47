package press.dateline.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.testing.DatabaseResource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PlaceLookupTest {

    @Inject
    Places places;

    @Inject
    PlaceLookup lookup;

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
        assertThat(lookup.idOf("berlin-2")).contains(other);
        assertThat(lookup.nearest("berln")).containsExactly("berlin", "berlin-2");
        assertThat(lookup.matching(List.of("berlin", "bonn"))).isEqualTo(Map.of("berlin", List.of(berlin, other)));
        assertThat(lookup.byOutsideIds(List.of("x:Berlin"))).isEqualTo(Map.of("x:Berlin", berlin));
        assertThat(lookup.dictionary()).extracting(NamedPlace::name).containsExactly("Berlin", "Berlin");
    }

    @Transactional
    UUID make(String name, @Nullable UUID parent) {
        Place place = new Place();
        place.call(name, List.of());
        place.slug = places.slugFor(null, name, place.id());
        place.parentId = parent;
        place.outsideIds = List.of("x:" + name);
        places.add(place, null);
        return place.id();
    }
}
