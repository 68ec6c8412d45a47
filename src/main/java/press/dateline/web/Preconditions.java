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

    private Preconditions() {}

    /**
     * Checks that the caller has seen the current revision.
     *
     * @param ifMatch the header as it was sent: the revision in double quotes
     * @throws ProblemException 428 without the header, 400 where it is not a revision, 412 where that is not current
     */
    public static void requireRevision(@Nullable String ifMatch, int current) {
        if (ifMatch == null) {
            throw new ProblemException(
                    ProblemType.REVISION_REQUIRED,
                    "Send If-Match with the revision that your change was made from, such as If-Match: \"3\".",
                    List.of(Fault.header(IF_MATCH, "is missing")));
        }
        Matcher revision = REVISION.matcher(ifMatch);
        if (!revision.matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "If-Match takes one revision in double quotes, such as \"3\": the member revision of what is read,"
                            + " never its ETag, which is for caches.",
                    List.of(Fault.header(
                            IF_MATCH, "'" + Texts.excerpt(ifMatch) + "' is not a revision in double quotes")));
        }
        if (Integer.parseInt(revision.group(1)) != current) {
            throw new ProblemException(
                            ProblemType.REVISION_OUTDATED,
                            "Revision " + revision.group(1) + " is not the current one, which is " + current
                                    + ": read it again and repeat your change.",
                            List.of(Fault.header(IF_MATCH, "the current revision is \"" + current + "\"")))
                    .with("revision", current);
        }
    }

    /** A revision as an ETag: {@code "3"}. */
    public static String etag(int revision) {
        return "\"" + revision + "\"";
    }
}
