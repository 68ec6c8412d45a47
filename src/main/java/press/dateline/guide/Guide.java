package press.dateline.guide;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document of the folder {@code docs} that a running server shows at {@code /docs/{name}}.
 *
 * @param name of the file, without its suffix
 * @param about what it tells, in a line
 */
record Guide(String name, String about) {

    /** All of them, in the order in which they are listed. A file that is not named here is not shown. */
    static final List<Guide> ALL = List.of(
            new Guide("partners", "the first call, rights and verdicts, limits, errors, keys, changes of the API"),
            new Guide("feeds", "feeds for partners, feed readers and search engines"),
            new Guide("archive", "bringing in what has been published so far"),
            new Guide("api-design", "what all addresses of the API have in common"));

    private static final String SUFFIX = ".md";

    /** The one that a file's name means. */
    static Optional<Guide> of(@Nullable String file) {
        return ALL.stream().filter(guide -> (guide.name + SUFFIX).equals(file)).findFirst();
    }

    String file() {
        return name + SUFFIX;
    }

    /** Where it is, below the public URL. */
    String path() {
        return "/docs/" + name;
    }
}
