package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.index.ArticleQuery;
import press.dateline.text.SearchQuery;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/** Reads the filters of lists of articles where they are stored, or stand in another address than a list's. */
@ApplicationScoped
public class SavedFilters {

    private final FilterReading reading;
    private final TextSearch texts;

    SavedFilters(FilterReading reading, TextSearch texts) {
        this.reading = reading;
        this.texts = texts;
    }

    /**
     * What the parameters ask for, whoever asks: by the code that reads those of {@code GET /v1/articles}, at one
     * statement for each that names something.
     *
     * @param parameters section, tag, person, place, about, author, language, kind, follow, from, to, date, updatedSince,
     *     exclude and q; each as often as it was given
     * @throws ProblemException 400 naming the parameter that is wrong
     */
    public ArticleQuery read(Map<String, List<String>> parameters) {
        ArticleFilter filter = filter(parameters);
        ArticleQuery query = reading.read(filter, new Audience(false, null, Instant.EPOCH, false));
        @Nullable SearchQuery text = texts.read(filter);
        return text == null ? query : query.saying(text);
    }

    private static ArticleFilter filter(Map<String, List<String>> parameters) {
        ArticleFilter filter = new ArticleFilter();
        parameters.forEach((name, values) -> {
            if (values.stream().anyMatch(String::isBlank)) {
                throw ProblemException.parameter(name, "is empty: give it a value, or leave it out.");
            }
            if (!values.stream().allMatch(Texts::isStorable)) {
                throw ProblemException.parameter(
                        name, "holds U+0000 or half a surrogate pair, which no text here has.");
            }
            switch (name) {
                case "section" -> filter.section = values;
                case "tag" -> filter.tag = values;
                case "person" -> filter.person = values;
                case "place" -> filter.place = values;
                case "about" -> filter.about = values;
                case "author" -> filter.author = values;
                case "language" -> filter.language = values;
                case "kind" -> filter.kind = values;
                case "follow" -> filter.follow = once(name, values);
                case "from" -> filter.from = once(name, values);
                case "to" -> filter.to = once(name, values);
                case "date" -> filter.date = once(name, values);
                case "updatedSince" -> filter.updatedSince = once(name, values);
                case "exclude" -> filter.exclude = once(name, values);
                case "q" -> filter.q = once(name, values);
                default -> throw new IllegalArgumentException("lists have no filter '" + name + "'");
            }
        });
        return filter;
    }

    private static String once(String name, List<String> values) {
        if (values.size() != 1) {
            throw ProblemException.parameter(name, "give it once, not " + values.size() + " times.");
        }
        return values.getFirst();
    }
}
