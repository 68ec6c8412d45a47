package press.dateline.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends comments to a moderator that have more links than allowed, or one to where none may lead. */
final class LinksPhase implements Phase {

    private static final int VERSION = 1;
    private static final int MOST_SPANS = 50;

    /** With a scheme, with www, or a host with a path behind it. */
    private static final Pattern LINK =
            Pattern.compile("(?i)https?:[/\\\\]{1,2}+[^\\s<>\"]++|(?<![\\p{L}\\p{N}.@/-])(?:www\\.[^\\s<>\"]++"
                    + "|(?:[\\p{L}\\p{N}-]++\\.)++\\p{L}{2,}+/[^\\s<>\"]*+)");

    private static final Pattern SCHEME = Pattern.compile("(?i)^https?:[/\\\\]*");
    private static final Pattern AUTHORITY_END = Pattern.compile("[/\\\\?#]");

    @Override
    public Answer judge(Submission submission, Rules rules) {
        List<Span> outside = new ArrayList<>();
        boolean astray = false;
        for (Matcher link = LINK.matcher(submission.text()); link.find(); ) {
            String host = host(link.group());
            if (!isWithin(host, rules.ownDomain())) {
                outside.add(Span.ofText(link.start(), link.end()));
                astray |= !rules.linkDomains().isEmpty()
                        && rules.linkDomains().stream().noneMatch(domain -> isWithin(host, domain));
            }
        }
        return astray || outside.size() > rules.mostLinks()
                ? Answer.queue(
                        "links",
                        VERSION,
                        "link",
                        outside.stream().limit(MOST_SPANS).toList())
                : Answer.NEXT;
    }

    /** The host that a browser would go to: what stands before an @ only looks like one. */
    private static String host(String link) {
        String rest = SCHEME.matcher(link).replaceFirst("");
        String authority = AUTHORITY_END.split(rest, 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':');
        return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
