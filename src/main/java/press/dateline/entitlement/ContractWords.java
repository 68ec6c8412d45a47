package press.dateline.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import press.dateline.access.EntitlementTerms.Selection;
import press.dateline.site.SectionCard;
import press.dateline.site.SectionLookup;
import press.dateline.site.TagCard;
import press.dateline.site.TagLookup;
import press.dateline.web.Ids;

/**
 * What entitlements say, in words.
 *
 * @param name the name of the section or tag with an id; the id itself, if there is none
 */
record ContractWords(Function<String, String> name) {

    /** For these entitlements; two statements at most, for the names of sections and tags. */
    static ContractWords of(List<EntitlementView> views, SectionLookup sections, TagLookup tags) {
        var inSections = sections.byIds(ids(views, Selection::sections));
        var withTags = tags.byIds(ids(views, Selection::tags));
        return new ContractWords(id -> Ids.parse(id)
                .flatMap(uuid -> Optional.ofNullable(inSections.get(uuid))
                        .map(SectionCard::name)
                        .or(() -> Optional.ofNullable(withTags.get(uuid)).map(TagCard::name)))
                .orElse(id));
    }

    private static List<UUID> ids(List<EntitlementView> views, Function<Selection, List<String>> kind) {
        return views.stream()
                .flatMap(view -> Stream.of(Optional.ofNullable(view.include()), Optional.ofNullable(view.exclude())))
                .flatMap(Optional::stream)
                .flatMap(selection -> kind.apply(selection).stream())
                .flatMap(id -> Ids.parse(id).stream())
                .distinct()
                .toList();
    }

    String of(EntitlementView view) {
        List<String> words = new ArrayList<>();
        words.add(view.include() == null ? "All articles" : "Articles " + of(view.include()));
        if (view.exclude() != null) {
            words.add("none " + of(view.exclude()));
        }
        words.add(view.text().equals("full") ? "with all of their text" : "as summaries");
        words.add(view.images().equals("no") ? "without images" : "with images as their rights allow");
        add(words, "but none of ", view.excludedImageHolders());
        if (view.archiveDays() != null) {
            words.add("of the last " + view.archiveDays() + " days");
        }
        if (view.delayMinutes() > 0) {
            words.add(view.delayMinutes() + " minutes after publication");
        }
        add(words, "for ", view.channels());
        add(words, "in ", view.territories());
        add(words, "not in ", view.exceptTerritories());
        if (view.until() != null) {
            words.add("until " + view.until());
        }
        return String.join("; ", words) + ".";
    }

    private String of(Selection selection) {
        List<String> words = new ArrayList<>();
        add(words, "in sections ", selection.sections().stream().map(name).toList());
        add(words, "with tags ", selection.tags().stream().map(name).toList());
        add(words, "of kind ", selection.kinds());
        add(words, "in ", selection.languages());
        add(words, "of ", selection.holders());
        return words.isEmpty() ? "of any kind" : String.join(" and ", words);
    }

    private static void add(List<String> words, String before, List<String> named) {
        if (!named.isEmpty()) {
            words.add(before + String.join(", ", named));
        }
    }
}
