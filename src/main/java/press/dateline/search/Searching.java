package press.dateline.search;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.site.SiteCard;
import press.dateline.site.SiteLookup;
import press.dateline.text.TypedText;
import press.dateline.web.Limit;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;
import press.dateline.web.WebPages;

/** Answers what is found: one statement for the addresses of the pages, and those that articles take. */
@RequestScoped
class Searching {

    private static final String QUERY = "q";

    private final NameIndex index;
    private final ArticleSearch articles;
    private final SiteLookup site;
    private final PublicUrl publicUrl;
    private final Paging paging;

    Searching(NameIndex index, ArticleSearch articles, SiteLookup site, PublicUrl publicUrl, Paging paging) {
        this.index = index;
        this.articles = articles;
        this.site = site;
        this.publicUrl = publicUrl;
        this.paging = paging;
    }

    SuggestView suggest(@Nullable String q, Set<Kind> kinds, Limit limit) {
        String text = required(q);
        TypedText typed = TypedText.read(QUERY, text);
        WebPages pages = site.pages();
        List<FoundName> headlines = kinds.contains(Kind.ARTICLE) ? articles.suggest(typed, limit.value()) : List.of();
        List<FoundName> names = new ArrayList<>();
        if (!kinds.equals(EnumSet.of(Kind.ARTICLE))) {
            for (NameIndex.Found found : index.find(text, typed, kinds, limit.value(), null)) {
                names.add(FoundName.of(found.thing(), typed, pages, publicUrl));
            }
        }
        return new SuggestView(both(names, headlines, limit.value()));
    }

    /** Names, then headlines: half of each where there are many of both. */
    private static List<FoundName> both(List<FoundName> names, List<FoundName> headlines, int most) {
        int shown = Math.min(names.size(), Math.max(most - headlines.size(), most - most / 2));
        return Stream.concat(names.stream().limit(shown), headlines.stream())
                .limit(most)
                .toList();
    }

    SearchPages search(@Nullable String q, Set<Kind> kinds, Limit limit, @Nullable String cursor) {
        String text = required(q);
        if (cursor != null && kinds.size() != 1) {
            throw ProblemException.parameter("cursor", "is of one type's list: take its next, or name it in types.");
        }
        SiteCard card = site.site();
        ArticleSearch.@Nullable Found found = null;
        if (kinds.contains(Kind.ARTICLE)) {
            Paging one = kinds.size() == 1 ? paging : paging.narrowed(Kind.PARAMETER, Kind.ARTICLE.word());
            found = articles.search(text, card.language(), limit, one, cursor != null);
        }
        Map<Kind, Page<FoundName>> names = names(text, kinds, limit, cursor, card);
        return new SearchPages(
                found == null ? null : found.page(),
                names.get(Kind.PERSON),
                names.get(Kind.PLACE),
                names.get(Kind.SECTION),
                names.get(Kind.TAG),
                found == null ? null : found.explanation());
    }

    private Map<Kind, Page<FoundName>> names(
            String text, Set<Kind> all, Limit limit, @Nullable String cursor, WebPages pages) {
        Set<Kind> kinds = EnumSet.copyOf(all);
        kinds.remove(Kind.ARTICLE);
        if (kinds.isEmpty()) {
            return Map.of();
        }
        TypedText typed = TypedText.read(QUERY, text);
        NameIndex.@Nullable Place after = cursor == null
                ? null
                : paging.afterNumber()
                        .map(keys -> new NameIndex.Place(keys.number(), keys.text(), keys.id()))
                        .orElse(null);
        Map<Kind, Page<FoundName>> found = new EnumMap<>(Kind.class);
        for (Kind kind : kinds) {
            Paging one = kinds.size() == 1 ? paging : paging.narrowed(Kind.PARAMETER, kind.word());
            found.put(
                    kind,
                    one.page(
                            index.find(text, typed, EnumSet.of(kind), limit.value() + 1, after),
                            limit,
                            name -> FoundName.of(name.thing(), typed, pages, publicUrl),
                            name -> List.of(
                                    name.place().score(),
                                    name.place().key(),
                                    name.place().id())));
        }
        return found;
    }

    private static String required(@Nullable String q) {
        if (q == null) {
            throw ProblemException.parameter(QUERY, "is required: what is looked for.");
        }
        return q;
    }
}
