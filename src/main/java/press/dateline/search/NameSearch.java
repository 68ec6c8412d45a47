package press.dateline.search;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.text.TypedText;
import press.dateline.web.Limit;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;
import press.dateline.web.WebPages;
import press.dateline.web.WebSite;

/** Answers what is found by its name. One statement, for the addresses of the pages. */
@RequestScoped
class NameSearch {

    private static final String QUERY = "q";

    private final NameIndex index;
    private final WebSite site;
    private final PublicUrl publicUrl;
    private final Paging paging;

    NameSearch(NameIndex index, WebSite site, PublicUrl publicUrl, Paging paging) {
        this.index = index;
        this.site = site;
        this.publicUrl = publicUrl;
        this.paging = paging;
    }

    SuggestView suggest(@Nullable String q, Set<Kind> kinds, Limit limit) {
        String text = required(q);
        TypedText typed = TypedText.read(QUERY, text);
        WebPages pages = site.pages();
        List<FoundName> items = new ArrayList<>();
        for (NameIndex.Found found : index.find(text, typed, kinds, limit.value(), null)) {
            items.add(FoundName.of(found.thing(), typed, pages, publicUrl));
        }
        return new SuggestView(items);
    }

    SearchView search(@Nullable String q, Set<Kind> kinds, Limit limit, @Nullable String cursor) {
        String text = required(q);
        TypedText typed = TypedText.read(QUERY, text);
        if (cursor != null && kinds.size() != 1) {
            throw ProblemException.parameter("cursor", "is of one type's list: take its next, or name it in types.");
        }
        NameIndex.@Nullable Place after = cursor == null
                ? null
                : paging.afterNumber()
                        .map(keys -> new NameIndex.Place(keys.number(), keys.text(), keys.id()))
                        .orElse(null);
        WebPages pages = site.pages();
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
        return new SearchView(
                found.get(Kind.PERSON), found.get(Kind.PLACE), found.get(Kind.SECTION), found.get(Kind.TAG));
    }

    private static String required(@Nullable String q) {
        if (q == null) {
            throw ProblemException.parameter(QUERY, "is required: what is looked for.");
        }
        return q;
    }
}
