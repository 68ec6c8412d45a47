package press.dateline.reading;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.document.Document;
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

    /** The articles' bytes, with what is asked for. */
    List<byte[]> added(List<PublicArticles.Served> articles, List<String> names) {
        if (names.isEmpty() || articles.isEmpty()) {
            return articles.stream().map(PublicArticles.Served::body).toList();
        }
        List<byte[]> bodies = html.added(articles, names);
        List<ArticlePart.Asked> asked = articles.stream()
                .map(article -> new ArticlePart.Asked(article.id(), article.slug()))
                .toList();
        Map<String, Map<UUID, byte[]>> added = new LinkedHashMap<>();
        parts.forEach((name, part) -> {
            if (names.contains(name)) {
                added.put(name, part.of(asked));
            }
        });
        List<byte[]> whole = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            Map<String, byte[]> members = new LinkedHashMap<>();
            UUID id = articles.get(i).id();
            added.forEach((name, ofArticles) -> {
                byte[] value = ofArticles.get(id);
                if (value != null) {
                    members.put(name, value);
                }
            });
            whole.add(Members.added(bodies.get(i), members));
        }
        return whole;
    }
}
