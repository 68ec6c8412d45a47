package press.dateline.web;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IncompatibleAddressException;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** A network of IP addresses in CIDR form (RFC 4632, RFC 4291), such as 192.0.2.0/24 or 2001:db8::/32; or one address. */
public final class AddressRange {

    /** What a range is, for those who have written something else. */
    public static final String FORM =
            "must be an address or a network in CIDR form, such as 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32, without"
                    + " bits behind its prefix; of IPv4 not in the form of IPv6";

    private static final Pattern V4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final Pattern V6 = Pattern.compile("(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{2,45}");
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** As some proxies write addresses: with a port, and that of IPv6 in brackets. */
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

    private final IPAddress block;

    private AddressRange(IPAddress block) {
        this.block = block;
    }

    /** The range that a text is; empty where it is none. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!isAddress(address)
                || (slash >= 0 && !PREFIX.matcher(text.substring(slash + 1)).matches())) {
            return Optional.empty();
        }
        return read(text)
                .filter(read -> !read.isPrefixed() || read.isPrefixBlock())
                .filter(read -> !read.isIPv6() || !read.toIPv6().isIPv4Mapped())
                .map(AddressRange::new);
    }

    /** Whether one of the ranges holds an address; none holds what is no address. */
    public static boolean anyHolds(Collection<AddressRange> ranges, String address) {
        return !ranges.isEmpty()
                && one(address)
                        .filter(one -> ranges.stream().anyMatch(range -> range.block.contains(one)))
                        .isPresent();
    }

    /** An address as a proxy writes it, without port and brackets; empty where it is none. */
    static Optional<String> address(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        String bare = text;
        if (withPort.matches()) {
            String v6 = withPort.group(1);
            bare = v6 == null ? withPort.group(2) : v6;
        }
        return one(bare).map(IPAddress::toCanonicalString);
    }

    /** A single address; one of IPv4 that is written as one of IPv6 is what it stands for. */
    private static Optional<IPAddress> one(String text) {
        return isAddress(text)
                ? read(text)
                        .map(read -> read.isIPv6() && read.toIPv6().isIPv4Mapped()
                                ? read.toIPv6().getEmbeddedIPv4Address()
                                : read)
                : Optional.empty();
    }

    private static boolean isAddress(String text) {
        return V4.matcher(text).matches() || V6.matcher(text).matches();
    }

    private static Optional<IPAddress> read(String text) {
        try {
            return Optional.of(new IPAddressString(text).toAddress());
        } catch (AddressStringException | IncompatibleAddressException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return block.toCanonicalString();
    }

    /** Reads ranges in settings. */
    public static final class Setting implements Converter<AddressRange> {

        private static final long serialVersionUID = 1L;

        @Override
        public AddressRange convert(String value) {
            return parse(value.strip())
                    .orElseThrow(() -> new IllegalArgumentException(FORM + ", but is '" + value + "'"));
        }
    }
}
