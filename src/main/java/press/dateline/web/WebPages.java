package press.dateline.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that things have on the publication's web site, as its URL patterns are now. */
public interface WebPages {

    /** The page of an article; without a section, the pattern's segment for it is left out. */
    String articleUrl(@Nullable String section, String slug);

    /** The page of a section; {@code path} are the slugs from the root to it. */
    String sectionUrl(List<String> path);

    String tagUrl(String slug);

    String personUrl(String slug);

    String placeUrl(String slug);
}
