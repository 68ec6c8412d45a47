package press.dateline.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;
import press.dateline.web.WebPages;

/** What can be found, and suggested. */
enum Kind {
    ARTICLE("articles"),
    PERSON("people"),
    PLACE("places"),
    SECTION("sections"),
    TAG("tags");

    /** The request's parameter that chooses some of them. */
    static final String PARAMETER = "types";

    private final String collection;

    Kind(String collection) {
        this.collection = collection;
    }

    /** As it stands in requests and answers. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where such things have their addresses, below {@code /v1/}. */
    String collection() {
        return collection;
    }

    /** The page of a thing on the web site. */
    String page(WebPages pages, String slug, List<String> path) {
        return switch (this) {
            case ARTICLE -> throw new IllegalStateException("articles have no names");
            case PERSON -> pages.personUrl(slug);
            case PLACE -> pages.placeUrl(slug);
            case SECTION -> pages.sectionUrl(path);
            case TAG -> pages.tagUrl(slug);
        };
    }

    /** Those that a parameter names, parted by commas; without it all. */
    static Set<Kind> read(@Nullable String types) {
        if (types == null) {
            return EnumSet.allOf(Kind.class);
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String word : types.split(",", -1)) {
            kinds.add(Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> unknown(word)));
        }
        return kinds;
    }

    private static ProblemException unknown(String word) {
        List<String> words = Arrays.stream(values()).map(Kind::word).toList();
        return ProblemException.parameter(
                PARAMETER,
                "there is no '" + Texts.excerpt(word) + "'; the nearest are "
                        + String.join(", ", Similarity.nearest(word, words)) + ".");
    }
}
