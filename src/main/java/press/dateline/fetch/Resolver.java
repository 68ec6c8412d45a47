package press.dateline.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
interface Resolver {

    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** That of the machine. */
    static Resolver ofTheMachine() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
