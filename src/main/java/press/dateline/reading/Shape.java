package press.dateline.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.document.Document;
import press.dateline.web.ProblemException;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;

/** How much of an article is shown: the parameter {@code view}. */
final class Shape {

    /** All that its page shows. */
    static final String FULL = "full";

    /** What lists show. */
    static final String SUMMARY = "summary";

    private static final List<String> VIEWS = List.of(SUMMARY, FULL);

    private Shape() {}

    /**
     * The documents that are asked for.
     *
     * @param view the parameter; null: it was not sent
     * @throws ProblemException 400 where there is no such view
     */
    static Document.Kind of(@Nullable String view, Document.Kind usual) {
        if (view == null) {
            return usual;
        }
        if (!VIEWS.contains(view)) {
            throw ProblemException.parameter(
                    "view",
                    "there is no '" + Texts.excerpt(view) + "'; the nearest are "
                            + String.join(", ", Similarity.nearest(view, VIEWS)) + ".");
        }
        return view.equals(FULL) ? Document.Kind.FULL : Document.Kind.SUMMARY;
    }
}
