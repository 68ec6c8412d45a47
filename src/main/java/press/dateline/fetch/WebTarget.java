package press.dateline.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that may be asked, and the address of the machine to which the connection is made. The name is resolved
 * once: who changes it meanwhile changes nothing.
 *
 * @param path with the query, as it is sent
 */
record WebTarget(URI url, boolean secure, String host, int port, String path, InetAddress address) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LONGEST = 2_000;
    private static final Pattern HOST = Pattern.compile("[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?");

    /**
     * Checks an address, resolves its host, and checks what that resolves to.
     *
     * @throws FetchRefusedException where it may not be asked
     */
    static WebTarget of(String written, FetchLimits limits, Resolver resolver) throws FetchRefusedException {
        URI url = allowed(written, limits);
        String host = host(url);
        boolean secure = scheme(url).equals("https");
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new WebTarget(
                url,
                secure,
                host,
                url.getPort() >= 0 ? url.getPort() : secure ? HTTPS : HTTP,
                url.getRawQuery() == null ? path : path + "?" + url.getRawQuery(),
                address(host, limits, resolver));
    }

    /**
     * Checks all of an address that can be checked without resolving its host.
     *
     * @throws FetchRefusedException where it may not be asked, whatever the host resolves to
     */
    static URI allowed(String written, FetchLimits limits) throws FetchRefusedException {
        URI url = url(written);
        String scheme = scheme(url);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw FetchRefusedException.noAddress("Only http and https addresses are fetched, not '" + scheme + "'.");
        }
        if (url.getRawUserInfo() != null) {
            throw FetchRefusedException.noAddress("An address with a user name is not fetched.");
        }
        String host = host(url);
        if (!limits.allows(host)) {
            throw FetchRefusedException.notAllowed(
                    "The host " + host + " is none of those that may be asked (DATELINE_FETCH_HOSTS).");
        }
        return url;
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }

    private static URI url(String written) throws FetchRefusedException {
        try {
            if (written.length() <= LONGEST) {
                return new URI(written);
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw FetchRefusedException.noAddress("This is no address that can be fetched.");
    }

    private static String host(URI url) throws FetchRefusedException {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw FetchRefusedException.noAddress("The address names no host that can be looked up.");
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw FetchRefusedException.noAddress("The address names no host that can be looked up.");
        }
    }

    private static InetAddress address(String host, FetchLimits limits, Resolver resolver)
            throws FetchRefusedException {
        List<InetAddress> addresses;
        try {
            addresses = resolver.addresses(host);
        } catch (UnknownHostException e) {
            throw FetchRefusedException.failed("The host " + host + " is not known.");
        }
        for (InetAddress address : addresses) {
            boolean allowed = PublicAddress.is(address) || (limits.loopback() && address.isLoopbackAddress());
            if (!allowed) {
                throw FetchRefusedException.notAllowed(
                        "The host " + host + " has an address that is not of the public internet.");
            }
        }
        if (addresses.isEmpty()) {
            throw FetchRefusedException.failed("The host " + host + " is not known.");
        }
        return addresses.getFirst();
    }
}
