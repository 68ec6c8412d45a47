package press.dateline.entitlement;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.dateline.access.MeCaller;
import press.dateline.access.MeFilter;
import press.dateline.access.MePart;
import press.dateline.site.SectionLookup;
import press.dateline.site.TagLookup;
import press.dateline.web.PublicUrl;

/** Tells partners what they have agreed on, in words and data: each entitlement that is in force. */
@Singleton
class ContractFilters implements MePart {

    private static final int MOST = 100;
    private static final String IN_FORCE = "in-force";

    private final Entitlements entitlements;
    private final SectionLookup sections;
    private final TagLookup tags;
    private final ObjectMapper json;
    private final PublicUrl publicUrl;
    private final Clock clock;

    ContractFilters(
            Entitlements entitlements,
            SectionLookup sections,
            TagLookup tags,
            ObjectMapper json,
            PublicUrl publicUrl,
            Clock clock) {
        this.entitlements = entitlements;
        this.sections = sections;
        this.tags = tags;
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
        List<EntitlementView> views = entitlements.newestFirst(caller.partner(), MOST, Optional.empty()).stream()
                .filter(one -> one.state(now).equals(IN_FORCE))
                .map(one -> EntitlementView.of(one, publicUrl, now))
                .toList();
        if (views.isEmpty()) {
            return List.of(new MeFilter("no-entitlement", "Nothing is agreed on now: no articles come.", Map.of()));
        }
        ContractWords words = ContractWords.of(views, sections, tags);
        return views.stream()
                .map(view ->
                        new MeFilter("entitlement", words.of(view), json.convertValue(view, new TypeReference<>() {})))
                .toList();
    }
}
