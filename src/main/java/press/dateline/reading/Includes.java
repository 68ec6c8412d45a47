package press.dateline.reading;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.document.Document;
import press.dateline.web.CacheTags;
import press.dateline.web.Members;
import press.dateline.web.ProblemException;

/** Adds to articles what {@code include} names, each for all of them at once. */
@ApplicationScoped
class Includes {

    private final Html html;
    private final Map<String, ArticlePart> parts = new TreeMap<>();

    Includes(Html html, @All List<ArticlePart> parts) {
        this.html = html;
        parts.forEach(part -> this.parts.put(part.name(), part));
    }

    /**
     * What is asked for.
     *
     * @param include the parameter; null: it was not sent
     * @throws ProblemException 400 where there is no such part, or not in this view
     */
    List<String> names(@Nullable String include, Document.Kind kind) {
        List<String> names = Members.named(
                include,
                Stream.concat(Html.NAMES.stream(), parts.keySet().stream()).toList());
        if (kind == Document.Kind.SUMMARY && names.stream().anyMatch(Html.NAMES::contains)) {
            throw ProblemException.parameter(
                    Members.INCLUDE, "html and bodyHtml are of the body, which view=full shows.");
        }
        return names;
    }

    /**
     * Articles with what is asked for.
     *
     * @param isKept whether answers with them may be stored: all that changes them is in the change log, and time sufficed
     *     for all parts
     * @param hasParts whether there is more in them than the articles' own, which changes at other times
     */
    record Included(List<PublicArticles.Served> articles, boolean isKept, boolean hasParts) {}

    /** The articles with what is asked for. */
    Included added(List<PublicArticles.Served> articles, List<String> names) {
        List<ArticlePart> wanted = parts.values().stream()
                .filter(part -> names.contains(part.name()))
                .toList();
        boolean isKept = wanted.stream().allMatch(ArticlePart::isKept);
        if (names.isEmpty() || articles.isEmpty()) {
            return new Included(articles, isKept, !wanted.isEmpty());
        }
        List<ArticlePart.Asked> asked = articles.stream()
                .map(article -> new ArticlePart.Asked(article.id(), article.slug()))
                .toList();
        Map<String, Map<UUID, ArticlePart.Added>> added = new LinkedHashMap<>();
        for (ArticlePart part : wanted) {
            part.of(asked).ifPresent(found -> added.put(part.name(), found));
        }
        return new Included(
                html.added(articles, names).stream()
                        .map(article -> whole(article, added))
                        .toList(),
                isKept && added.size() == wanted.size(),
                !wanted.isEmpty());
    }

    private static PublicArticles.Served whole(
            PublicArticles.Served article, Map<String, Map<UUID, ArticlePart.Added>> added) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        CacheTags tags = article.tags();
        Instant validUntil = article.validUntil();
        for (Map.Entry<String, Map<UUID, ArticlePart.Added>> part : added.entrySet()) {
            ArticlePart.Added one = part.getValue().get(article.id());
            if (one != null) {
                members.put(part.getKey(), one.json());
                tags = tags.and(one.tags());
                validUntil = ArticlePart.earlier(validUntil, one.validUntil());
            }
        }
        return article.with(Members.added(article.body(), members), tags, validUntil);
    }
}
