package press.dateline.moderation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import press.dateline.site.LinkRules;
import press.dateline.site.NewReaderRules;
import press.dateline.site.RecordRules;
import press.dateline.site.SpamRules;

/** The rules that past decisions were made by, some of them changed. Of each list and classifier it keeps the last. */
final class PastRules {

    /** No revision: the list is one that was never saved. */
    private static final int UNSAVED = 0;

    private final NewReplay.ChangedRules changed;
    private final WordLists lists;
    private final SpamModels models;
    private final Map<ListName, CompiledList> changedLists = new EnumMap<>(ListName.class);
    private final Map<ListName, CompiledList> pastLists = new EnumMap<>(ListName.class);
    private @Nullable SpamModel pastModel;

    PastRules(NewReplay wanted, WordLists lists, SpamModels models) {
        this.changed = wanted.changedRules();
        this.lists = lists;
        this.models = models;
        for (ListName name : ListName.values()) {
            List<String> entries = wanted.entries(name);
            if (entries != null) {
                changedLists.put(name, WordLists.compiled(UNSAVED, entries));
            }
        }
    }

    /** Those that a decision would be made by now. */
    Rules of(RulesInForce past) {
        String moderation = changed.moderation();
        NewReaderRules newReader = changed.newReader();
        LinkRules links = Objects.requireNonNullElseGet(
                changed.links(), () -> new LinkRules(past.mostLinks(), past.linkDomains()));
        return new Rules(
                moderation == null ? past.postModerated() : moderation.equals(NewReplay.POST),
                links.most(),
                links.domains(),
                past.ownDomain(),
                list(ListName.BANNED, past.banned()),
                list(ListName.SUSPECT, past.suspect()),
                new SpamInForce(
                        model(past.spamModel()),
                        Objects.requireNonNullElseGet(
                                changed.spam(), () -> new SpamRules(past.spamQueueAbove(), past.spamRejectAbove()))),
                newReader == null ? past.newReader() : newReader.approved(),
                Objects.requireNonNullElseGet(
                        changed.record(), () -> new RecordRules(past.recordRejectedShare(), past.recordAtLeast())),
                past.external());
    }

    private CompiledList list(ListName name, int revision) {
        CompiledList list = changedLists.get(name);
        if (list == null) {
            list = pastLists.get(name);
        }
        if (list == null || (list.revision() != revision && !changedLists.containsKey(name))) {
            list = lists.stored(name, revision);
            pastLists.put(name, list);
        }
        return list;
    }

    private @Nullable SpamModel model(int version) {
        if (version != 0 && (pastModel == null || pastModel.version() != version)) {
            pastModel = models.stored(version);
        }
        return version == 0 ? null : pastModel;
    }
}
