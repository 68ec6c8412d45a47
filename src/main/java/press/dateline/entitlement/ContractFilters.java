package press.dateline.entitlement;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.dateline.access.EntitlementTerms.Selection;
import press.dateline.access.MeCaller;
import press.dateline.access.MeFilter;
import press.dateline.access.MePart;
import press.dateline.web.PublicUrl;

/** Tells partners what they have agreed on, in words and data: each entitlement that is in force. */
@Singleton
class ContractFilters implements MePart {

    private static final int MOST = 100;
    private static final String IN_FORCE = "in-force";

    private final Entitlements entitlements;
    private final ObjectMapper json;
    private final PublicUrl publicUrl;
    private final Clock clock;

    ContractFilters(Entitlements entitlements, ObjectMapper json, PublicUrl publicUrl, Clock clock) {
        this.entitlements = entitlements;
        this.json = json;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public List<MeFilter> filters(MeCaller caller) {
        if (caller.partner() == null) {
            return List.of();
        }
        Instant now = clock.instant();
        List<MeFilter> filters = entitlements.newestFirst(caller.partner(), MOST, Optional.empty()).stream()
                .filter(one -> one.state(now).equals(IN_FORCE))
                .map(one -> EntitlementView.of(one, publicUrl, now))
                .map(view ->
                        new MeFilter("entitlement", words(view), json.convertValue(view, new TypeReference<>() {})))
                .toList();
        return filters.isEmpty()
                ? List.of(new MeFilter("no-entitlement", "Nothing is agreed on now: no articles come.", Map.of()))
                : filters;
    }

    private static String words(EntitlementView view) {
        List<String> words = new ArrayList<>();
        words.add(view.include() == null ? "All articles" : "Articles " + words(view.include()));
        if (view.exclude() != null) {
            words.add("none " + words(view.exclude()));
        }
        words.add(view.text().equals("full") ? "with all of their text" : "as summaries");
        words.add(view.images().equals("no") ? "without images" : "with images as their rights allow");
        if (!view.excludedImageHolders().isEmpty()) {
            words.add("but none of " + String.join(", ", view.excludedImageHolders()));
        }
        if (view.archiveDays() != null) {
            words.add("of the last " + view.archiveDays() + " days");
        }
        if (view.delayMinutes() > 0) {
            words.add(view.delayMinutes() + " minutes after publication");
        }
        if (!view.channels().isEmpty()) {
            words.add("for " + String.join(", ", view.channels()));
        }
        if (!view.territories().isEmpty()) {
            words.add("in " + String.join(", ", view.territories()));
        }
        if (!view.exceptTerritories().isEmpty()) {
            words.add("not in " + String.join(", ", view.exceptTerritories()));
        }
        if (view.until() != null) {
            words.add("until " + view.until());
        }
        return String.join("; ", words) + ".";
    }

    private static String words(Selection selection) {
        List<String> words = new ArrayList<>();
        add(words, "in sections", selection.sections());
        add(words, "with tags", selection.tags());
        add(words, "of kind", selection.kinds());
        add(words, "in", selection.languages());
        add(words, "of", selection.holders());
        return words.isEmpty() ? "of any kind" : String.join(" and ", words);
    }

    private static void add(List<String> words, String before, List<String> named) {
        if (!named.isEmpty()) {
            words.add(before + " " + String.join(", ", named));
        }
    }
}
