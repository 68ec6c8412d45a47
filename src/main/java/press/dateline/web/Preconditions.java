package press.dateline.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Problem.Fault;

/** Guards an edit against lost updates: {@code If-Match} names the revision that it was made from. */
public final class Preconditions {

    /** The header's name. */
    public static final String IF_MATCH = "If-Match";

    private static final Pattern REVISION = Pattern.compile("\\s*\"([0-9]{1,9})\"\\s*");

    /** A strong entity tag (RFC 9110, section 8.8.3), of ASCII. */
    private static final Pattern ETAG = Pattern.compile("\"[\\x21\\x23-\\x7E]+\"");

    private Preconditions() {}

    /**
     * Checks that the caller has seen the current revision.
     *
     * @param ifMatch the header as it was sent: the revision in double quotes
     * @throws ProblemException 428 without the header, 400 where it is not a revision, 412 where that is not current
     */
    public static void requireRevision(@Nullable String ifMatch, int current) {
        int made = revision(ifMatch);
        if (made != current) {
            throw outdated(made, current);
        }
    }

    /**
     * The revision that the caller's change was made from.
     *
     * @param ifMatch the header as it was sent: the revision in double quotes
     * @throws ProblemException 428 without the header, 400 where it is not a revision
     */
    public static int revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw required("the revision that your change was made from, such as If-Match: \"3\"");
        }
        Matcher revision = REVISION.matcher(ifMatch);
        if (!revision.matches()) {
            throw malformed(
                    ifMatch,
                    "one revision in double quotes, such as \"3\": the member revision of what is read, never its ETag,"
                            + " which is for caches");
        }
        return Integer.parseInt(revision.group(1));
    }

    /** The answer to a change that was made from another revision than the current one. */
    public static ProblemException outdated(int made, int current) {
        return new ProblemException(
                        ProblemType.REVISION_OUTDATED,
                        "Revision " + made + " is not the current one, which is " + current
                                + ": read it again and repeat your change.",
                        List.of(Fault.header(IF_MATCH, "the current revision is \"" + current + "\"")))
                .with("revision", current);
    }

    /**
     * Whether the caller has seen what has this ETag.
     *
     * @param ifMatch the header as it was sent: an ETag, double quotes included
     * @throws ProblemException 428 without the header, 400 where it is no ETag
     */
    public static boolean names(@Nullable String ifMatch, String etag) {
        if (ifMatch == null) {
            throw required("the ETag of what you change, as it was answered");
        }
        if (!ETAG.matcher(ifMatch.strip()).matches()) {
            throw malformed(ifMatch, "one ETag in double quotes, as it was answered");
        }
        return ifMatch.strip().equals(etag);
    }

    private static ProblemException required(String what) {
        return new ProblemException(
                ProblemType.REVISION_REQUIRED,
                "Send If-Match with " + what + ".",
                List.of(Fault.header(IF_MATCH, "is missing")));
    }

    private static ProblemException malformed(String ifMatch, String what) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "If-Match takes " + what + ".",
                List.of(Fault.header(IF_MATCH, "'" + Texts.excerpt(ifMatch) + "' is not " + what)));
    }

    /** A revision as an ETag: {@code "3"}. */
    public static String etag(int revision) {
        return "\"" + revision + "\"";
    }
}
