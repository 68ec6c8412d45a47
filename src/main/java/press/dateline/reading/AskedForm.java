package press.dateline.reading;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import press.dateline.document.Form;
import press.dateline.web.Members;
import press.dateline.web.ProblemException;
import press.dateline.web.Sparse;

/**
 * The article that an address names, and the form in which it is asked for.
 *
 * @param idOrSlug without the suffix
 */
record AskedForm(String idOrSlug, Form form) {

    /** What goes with JSON only. */
    private static final List<String> OF_JSON = List.of(Sparse.PARAMETER, Members.INCLUDE, "view");

    /**
     * What is asked for: a suffix goes before what the caller accepts. Ids and slugs hold no dot.
     *
     * @param segment what stands in the address
     * @param accepted the media type that the caller likes best of several
     * @throws ProblemException 404 where there is no form with the suffix
     */
    static AskedForm of(String segment, Function<List<String>, String> accepted) {
        int dot = segment.lastIndexOf('.');
        Optional<Form> named = dot < 0 ? Optional.empty() : Form.ofSuffix(segment.substring(dot + 1));
        if (named.isPresent()) {
            return new AskedForm(segment.substring(0, dot), named.get());
        }
        String type =
                accepted.apply(Arrays.stream(Form.values()).map(Form::mediaType).toList());
        return new AskedForm(segment, Form.ofMediaType(type).orElse(Form.JSON));
    }

    /**
     * Checks that nothing is asked for that the form does not have.
     *
     * @param parameters the names of those that were sent
     * @throws ProblemException 400 where one goes with JSON only
     */
    void requireNone(Collection<String> parameters) {
        if (form != Form.JSON) {
            OF_JSON.stream().filter(parameters::contains).findFirst().ifPresent(name -> {
                throw ProblemException.parameter(name, "goes with JSON only: ask for application/json, or .json.");
            });
        }
    }
}
