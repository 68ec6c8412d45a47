package press.dateline.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.document.Document;
import press.dateline.index.RelatedArticles;
import press.dateline.web.CacheTags;

/** The articles that are related to one, nearest first, as {@code /v1/articles/{id}/related} answers them. */
@ApplicationScoped
class RelatedPart implements ArticlePart {

    /** How many are added to an article. */
    static final int USUAL = 5;

    private final RelatedArticles related;
    private final PublicArticles articles;
    private final Caller caller;
    private final PageWriter writer;

    RelatedPart(RelatedArticles related, PublicArticles articles, Caller caller, ObjectMapper json) {
        this.writer = new PageWriter(json);
        this.related = related;
        this.articles = articles;
        this.caller = caller;
    }

    @Override
    public String name() {
        return "related";
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Optional<Map<UUID, Added>> of(Collection<Asked> asked) {
        Audience audience = caller.audience();
        return related.inTime(asked.stream().map(Asked::id).toList(), audience, USUAL)
                .map(near -> shown(near, audience));
    }

    /**
     * So many related articles of each at most; one statement.
     *
     * @throws press.dateline.web.ProblemException 503 where it takes too long
     */
    Map<UUID, Added> of(List<UUID> ids, int most) {
        Audience audience = caller.audience();
        return shown(related.of(ids, audience, most), audience);
    }

    private Map<UUID, Added> shown(Map<UUID, List<UUID>> near, Audience audience) {
        Map<UUID, PublicArticles.Served> shown = articles
                .byIds(
                        audience,
                        near.values().stream().flatMap(List::stream).distinct().toList(),
                        Document.Kind.SUMMARY)
                .stream()
                .collect(Collectors.toMap(PublicArticles.Served::id, Function.identity()));
        Map<UUID, Added> added = new HashMap<>();
        near.forEach((id, others) -> added.put(
                id,
                added(others.stream().map(shown::get).filter(Objects::nonNull).toList())));
        return added;
    }

    /** Any article may come to be related, and what is shared changes with the facets that articles have. */
    private Added added(List<PublicArticles.Served> others) {
        CacheTags tags =
                CacheTags.union(others.stream().map(PublicArticles.Served::tags).toList());
        Instant validUntil = others.stream()
                .map(PublicArticles.Served::validUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Added(
                writer.page(others, Map.of()),
                tags.and(CacheTags.ARTICLES).and(CacheTags.LISTS).and(CacheTags.UPDATES),
                validUntil);
    }
}
