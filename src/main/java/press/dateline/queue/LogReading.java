package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import press.dateline.access.KeyLookup;
import press.dateline.moderation.DecisionLog;
import press.dateline.moderation.Decisions;
import press.dateline.site.SiteLookup;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;
import press.dateline.web.Texts;
import press.dateline.web.TimeBound;

/** Reads the log of decisions: one statement, and one each for a key and for days. */
@ApplicationScoped
class LogReading {

    private static final List<String> STATES = List.of("pending", "approved", "rejected");
    private static final List<String> OTHERS = List.of(Decisions.BY_PIPELINE, Decisions.BY_REPORTS);

    private final DecisionLog log;
    private final KeyLookup keys;
    private final SiteLookup site;
    private final Paging paging;
    private final PublicUrl publicUrl;

    LogReading(DecisionLog log, KeyLookup keys, SiteLookup site, Paging paging, PublicUrl publicUrl) {
        this.log = log;
        this.keys = keys;
        this.site = site;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    Page<LoggedDecisionView> page(DecisionFilter filter) {
        Optional<Paging.After> after = paging.afterTime();
        Supplier<ZoneId> zone = () -> site.site().timeZone();
        boolean byKey = filter.by != null && !OTHERS.contains(filter.by);
        if (filter.state != null && !STATES.contains(filter.state)) {
            throw ProblemException.parameter("state", "must be one of " + String.join(", ", STATES) + ".");
        }
        DecisionLog.Question question = new DecisionLog.Question(
                byKey ? null : filter.by,
                byKey ? keys(filter.by) : null,
                filter.moderator,
                filter.rule,
                filter.state,
                TimeBound.read("from", filter.from, false, zone),
                TimeBound.read("to", filter.to, true, zone),
                after.map(Paging.After::instant).orElse(null),
                after.map(Paging.After::id).orElse(null));
        return paging.page(
                log.newestFirst(question, filter.limit().value() + 1),
                filter.limit(),
                logged -> LoggedDecisionView.of(logged, publicUrl),
                logged -> List.of(logged.decision().at(), logged.decision().id()));
    }

    private List<UUID> keys(@Nullable String idOrPrefix) {
        String wanted = String.valueOf(idOrPrefix);
        List<UUID> found = keys.ids(wanted);
        if (found.isEmpty()) {
            throw ProblemException.parameter(
                    "by",
                    "there is no key '" + Texts.excerpt(wanted)
                            + "': take the id or the prefix of one, or pipeline or reports.");
        }
        return found;
    }
}
