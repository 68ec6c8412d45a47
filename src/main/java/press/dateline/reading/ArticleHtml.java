package press.dateline.reading;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import press.dateline.block.Span;
import press.dateline.document.ArticleView;
import press.dateline.form.BodyHtml;
import press.dateline.web.WebPages;

/** The body of an article as HTML, with links to the pages that the people and places in it have on the web site. */
public final class ArticleHtml {

    private ArticleHtml() {}

    /** What writes it, from its full document as it is served. */
    public static BodyHtml of(ArticleView article, WebPages site) {
        return new BodyHtml(article, span -> page(span, article, site));
    }

    private static Optional<String> page(Span span, ArticleView article, WebPages site) {
        UUID id = Objects.requireNonNull(span.id());
        return article.people().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .map(person -> site.personUrl(person.slug()))
                .or(() -> article.places().stream()
                        .filter(place -> place.id().equals(id))
                        .findFirst()
                        .map(place -> site.placeUrl(place.slug())));
    }
}
