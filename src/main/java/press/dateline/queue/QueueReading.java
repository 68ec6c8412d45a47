package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.site.SectionLookup;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/** Reads which part of the queue somebody wants: a section and an article that are named take statements. */
@ApplicationScoped
class QueueReading {

    private final SectionLookup sections;
    private final ArticleLookup articles;

    QueueReading(SectionLookup sections, ArticleLookup articles) {
        this.sections = sections;
        this.articles = articles;
    }

    /** What a list is asked for. */
    QueueQuery read(QueueFilter filter) {
        return read(filter.state, filter.section, filter.article, filter.sort, ProblemException::parameter);
    }

    /** What a claim is for. */
    QueueQuery read(NewClaim wanted) {
        return read(
                wanted.state(),
                wanted.section(),
                wanted.article(),
                wanted.sort(),
                (member, detail) -> ProblemException.body("/" + member, detail));
    }

    private QueueQuery read(
            @Nullable String state,
            @Nullable String section,
            @Nullable String article,
            @Nullable String sort,
            BiFunction<String, String, ProblemException> refuse) {
        String wanted =
                one("state", state, List.of(QueueQuery.PENDING, QueueQuery.REPORTED, QueueQuery.APPEALED), refuse);
        String order =
                one("sort", sort, List.of(QueueQuery.OLDEST, QueueQuery.NEWEST, QueueQuery.MOST_REPORTED), refuse);
        if (order.equals(QueueQuery.MOST_REPORTED) && !wanted.equals(QueueQuery.REPORTED)) {
            throw refuse.apply("sort", "most-reported goes with the state reported only.");
        }
        return new QueueQuery(
                wanted,
                section == null ? null : section(section, refuse),
                article == null ? null : article(article, refuse),
                order);
    }

    /** One of these words; the first, if none is given. */
    private static String one(
            String name,
            @Nullable String word,
            List<String> words,
            BiFunction<String, String, ProblemException> refuse) {
        if (word == null) {
            return words.getFirst();
        }
        if (!words.contains(word)) {
            throw refuse.apply(name, "must be one of " + String.join(", ", words) + ".");
        }
        return word;
    }

    private UUID section(String idOrSlug, BiFunction<String, String, ProblemException> refuse) {
        return sections.idOf(idOrSlug).orElseThrow(() -> {
            List<String> nearest = sections.nearest(idOrSlug);
            return refuse.apply(
                    "section",
                    "there is no section '" + Texts.excerpt(idOrSlug) + "'"
                            + (nearest.isEmpty() ? "." : "; the nearest are " + String.join(", ", nearest) + "."));
        });
    }

    /** Moderators know of no drafts and embargoes: nobody has commented on one. */
    private UUID article(String idOrSlug, BiFunction<String, String, ProblemException> refuse) {
        return Optional.ofNullable(articles.ids(List.of(idOrSlug)).get(idOrSlug))
                .map(id -> articles.byIds(List.of(id)).get(id))
                .filter(ArticleCard::isKnown)
                .map(ArticleCard::id)
                .orElseThrow(() -> refuse.apply("article", "there is no article '" + Texts.excerpt(idOrSlug) + "'."));
    }
}
