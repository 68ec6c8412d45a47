package press.dateline.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses are the public internet's: none of those that RFC 6890 and its registries keep for private networks,
 * the machine itself, links, carriers (RFC 6598), documentation, benchmarks, multicast and the future; and none of IPv6
 * that stand for an address of IPv4 behind a translator or tunnel.
 */
final class PublicAddress {

    private static final List<Network> CLOSED = List.of(
            Network.of(0, 0, 0, 0, 8),
            Network.of(10, 0, 0, 0, 8),
            Network.of(100, 64, 0, 0, 10),
            Network.of(127, 0, 0, 0, 8),
            Network.of(169, 254, 0, 0, 16),
            Network.of(172, 16, 0, 0, 12),
            Network.of(192, 0, 0, 0, 24),
            Network.of(192, 0, 2, 0, 24),
            Network.of(192, 88, 99, 0, 24),
            Network.of(192, 168, 0, 0, 16),
            Network.of(198, 18, 0, 0, 15),
            Network.of(198, 51, 100, 0, 24),
            Network.of(203, 0, 113, 0, 24),
            Network.of(224, 0, 0, 0, 3));

    /** All that is assigned for use between networks (RFC 4291): 2000::/3. What is not within is not public. */
    private static final int GLOBAL_UNICAST = 0x20;

    private static final int GLOBAL_UNICAST_MASK = 0xe0;

    private PublicAddress() {}

    private record Network(int bits, int length) {

        static Network of(int a, int b, int c, int d, int length) {
            return new Network(a << 24 | b << 16 | c << 8 | d, length);
        }

        boolean holds(int address) {
            return (address ^ bits) >>> (Integer.SIZE - length) == 0;
        }
    }

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int address = at(bytes, 0) << 24 | at(bytes, 1) << 16 | at(bytes, 2) << 8 | at(bytes, 3);
        return CLOSED.stream().noneMatch(network -> network.holds(address));
    }

    private static boolean isPublic6(byte[] bytes) {
        if ((at(bytes, 0) & GLOBAL_UNICAST_MASK) != GLOBAL_UNICAST) {
            return false; // among them ::1, ::ffff:0:0/96, 64:ff9b::/96, fc00::/7, fe80::/10, ff00::/8
        }
        int first = at(bytes, 0) << 8 | at(bytes, 1);
        int second = at(bytes, 2) << 8 | at(bytes, 3);
        boolean special = first == 0x2001 && second < 0x0200; // 2001::/23, Teredo among them
        boolean documentation = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
        boolean sixToFour = first == 0x2002;
        return !special && !documentation && !sixToFour;
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xff;
    }
}
