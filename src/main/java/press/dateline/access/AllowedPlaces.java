package press.dateline.access;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import press.dateline.web.AddressRange;
import press.dateline.web.ClientAddress;

/**
 * From where a key is taken.
 *
 * @param addresses of these only; none: of all
 * @param origins on pages of these only, as far as the request says where it comes from; none: everywhere
 */
record AllowedPlaces(List<AddressRange> addresses, Set<String> origins) {

    private static final String ORIGIN = "Origin";

    /**
     * As they are stored.
     *
     * @throws IllegalStateException where somebody has written there what is no range, so that such a key is taken from
     *     nowhere
     */
    static AllowedPlaces of(String[] addresses, String[] origins) {
        return new AllowedPlaces(
                Stream.of(addresses)
                        .map(text -> AddressRange.parse(text)
                                .orElseThrow(() -> new IllegalStateException(
                                        "the addresses of a key in the database hold what is none: " + text)))
                        .toList(),
                Set.copyOf(List.of(origins)));
    }

    boolean admitsAddress(HttpServerRequest request, ClientAddress client) {
        return addresses.isEmpty() || AddressRange.anyHolds(addresses, client.of(request));
    }

    /** Apps and servers send no origin: they are admitted. */
    boolean admitsOrigin(HttpServerRequest request) {
        return origins.isEmpty() || origins.containsAll(request.headers().getAll(ORIGIN));
    }
}
