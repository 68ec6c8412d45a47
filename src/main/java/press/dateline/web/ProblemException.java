package press.dateline.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.dateline.web.Problem.Fault;

/** Ends a request with a problem. Domain code throws it; the answer is made in one place. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<Fault> faults) {
        super(detail);
        this.type = type;
        this.faults = List.copyOf(faults);
    }

    /** A body with one fault. */
    public static ProblemException body(String pointer, String detail) {
        return new ProblemException(ProblemType.INVALID_BODY, detail, List.of(Fault.at(pointer, detail)));
    }

    /** A parameter whose value is not valid. */
    public static ProblemException parameter(String name, String detail) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, name + ": " + detail, List.of(Fault.parameter(name, detail)));
    }

    /** Nothing there, or nothing that this caller may know of: both answer the same. */
    public static ProblemException notFound(String what, String idOrSlug) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no " + what + " '" + Texts.excerpt(idOrSlug) + "'.");
    }

    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** A member of this type's own in the answer. */
    public ProblemException with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Fields of the answer. */
    public Map<String, String> headers() {
        return headers;
    }

    Map<String, Object> more() {
        return more;
    }

    /** What went wrong; never null here. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
