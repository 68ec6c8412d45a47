package press.dateline.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import press.dateline.web.AddressRange;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** What a key may be. */
final class KeyRules {

    /** What everybody may have who opens a page: keys with origins are in everybody's hands. */
    private static final Set<String> IN_PAGES = Set.of(Scope.CONTENT_READ, Scope.COMMENTS_WRITE);

    /** What goes by a contract: the other scopes look or reach past it, and are for the house. */
    static final Set<String> OF_PARTNERS = Set.of(Scope.CONTENT_READ, Scope.CONTENT_EMBARGO, Scope.COMMENTS_WRITE);

    /** As browsers write one (RFC 6454, section 6.2). */
    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://(?:[a-z0-9_.-]+|\\[[0-9a-f:.]+])(?::[1-9][0-9]{0,4})?");

    private static final Pattern NEEDLESS_PORT = Pattern.compile("http://.*:80|https://.*:443");

    private KeyRules() {}

    /** @throws ProblemException naming each place that breaks a rule */
    static void require(List<String> scopes, boolean isPartners, List<String> addresses, List<String> origins) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < scopes.size(); i++) {
            String scope = scopes.get(i);
            if (!Scope.ALL.contains(scope)) {
                faults.add(Fault.at("/scopes/" + i, "is not a scope; those are " + String.join(", ", Scope.ALL) + "."));
            } else if (!origins.isEmpty() && !IN_PAGES.contains(scope)) {
                faults.add(Fault.at(
                        "/scopes/" + i,
                        "does not go with origins: such a key is in everybody's hands, and has content:read and"
                                + " comments:write only."));
            } else if (isPartners && !OF_PARTNERS.contains(scope)) {
                faults.add(Fault.at(
                        "/scopes/" + i,
                        "is not for a partner's key: it would go past what is agreed on. Those are content:read,"
                                + " content:embargo and comments:write; for more, make a key of the house."));
            }
        }
        for (int i = 0; i < addresses.size(); i++) {
            if (AddressRange.parse(addresses.get(i)).isEmpty()) {
                faults.add(Fault.at("/addresses/" + i, AddressRange.FORM + "."));
            }
        }
        for (int i = 0; i < origins.size(); i++) {
            String origin = origins.get(i);
            if (!ORIGIN.matcher(origin).matches()
                    || NEEDLESS_PORT.matcher(origin).matches()) {
                faults.add(Fault.at(
                        "/origins/" + i,
                        "must be an origin as browsers send it, such as https://www.example.org or"
                                + " http://localhost:3000: in lower case, without path, and without the usual port."));
            }
        }
        if (!faults.isEmpty()) {
            Fault first = faults.getFirst();
            throw new ProblemException(ProblemType.INVALID_BODY, first.pointer() + ": " + first.detail(), faults);
        }
    }
}
