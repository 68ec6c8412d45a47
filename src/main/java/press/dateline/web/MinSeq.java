package press.dateline.web;

import java.util.Set;

/** How fresh a read has to be: the query parameter that every read takes, and the header that every answer has. */
public final class MinSeq {

    /** The parameter: the lowest number of the change log that the answer must show. */
    public static final String PARAMETER = "minSeq";

    /** The header: the number up to which the answer shows all changes, at least. */
    public static final String HEADER = "Dateline-Seq";

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private MinSeq() {}

    /** Whether requests of this method take the parameter. */
    public static boolean appliesTo(String method) {
        return READS.contains(method);
    }
}
