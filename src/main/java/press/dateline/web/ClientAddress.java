package press.dateline.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where requests come from: the connection's address or, where that is a trusted proxy's, the one that the proxies say.
 * {@code Forwarded} (RFC 7239) is not looked at: a proxy that sets only {@code X-Forwarded-For} passes it on as a client
 * made it up.
 */
@Singleton
public class ClientAddress {

    private static final String FORWARDED = "X-Forwarded-For";

    private final List<AddressRange> trusted;

    ClientAddress(WebSettings settings) {
        this.trusted = List.copyOf(settings.trustedProxies().orElse(List.of()));
    }

    /** The caller's address; empty where the connection has none (a socket in the file system). */
    public String of(HttpServerRequest request) {
        String connection = Objects.requireNonNullElse(request.remoteAddress().hostAddress(), "");
        return trusted.isEmpty() ? connection : of(connection, request.headers().getAll(FORWARDED));
    }

    /**
     * The last address that is no trusted proxy's: what stands left of it anybody may have written.
     *
     * @param headers each {@code X-Forwarded-For}, in their order
     */
    String of(String connection, List<String> headers) {
        if (!isTrusted(connection)) {
            return connection;
        }
        List<String> hops = new ArrayList<>();
        headers.forEach(header -> hops.addAll(List.of(header.split(",", -1))));
        String farthest = connection;
        for (String hop : hops.reversed()) {
            Optional<String> address = AddressRange.address(hop.strip());
            if (address.isEmpty()) {
                return connection;
            }
            farthest = address.get();
            if (!isTrusted(farthest)) {
                return farthest;
            }
        }
        return farthest;
    }

    private boolean isTrusted(String address) {
        return AddressRange.anyHolds(trusted, address);
    }
}
