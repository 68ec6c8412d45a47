package press.dateline.web;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a connection comes from, as far as that tells one subscriber from others. */
public final class Network {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final byte[] bytes;
    private final boolean isPublic;

    private Network(byte[] bytes, boolean isPublic) {
        this.bytes = bytes;
        this.isPublic = isPublic;
    }

    /** That of an address: of IPv6 the first half, of which one subscriber has all that follow. */
    public static Network of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            byte[] bytes = parsed.getAddress();
            boolean shared = parsed.isLoopbackAddress()
                    || parsed.isSiteLocalAddress()
                    || parsed.isLinkLocalAddress()
                    || isUniqueLocal(bytes)
                    || isCarriers(bytes);
            return new Network(bytes.length > IPV4_BYTES ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes, !shared);
        } catch (IllegalArgumentException e) {
            return new Network(address.getBytes(StandardCharsets.UTF_8), false); // a socket in the file system
        }
    }

    /** RFC 4193: fc00::/7. */
    private static boolean isUniqueLocal(byte[] bytes) {
        return bytes.length > IPV4_BYTES && (bytes[0] & 0xFE) == 0xFC;
    }

    /** RFC 6598: 100.64.0.0/10, behind which carriers, and clouds, hide others. */
    private static boolean isCarriers(byte[] bytes) {
        return bytes.length == IPV4_BYTES && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
    }

    /** What tells it from others. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether it is one on the Internet; any other is a proxy's, and so everybody's. */
    public boolean isPublic() {
        return isPublic;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Network network && Arrays.equals(bytes, network.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
