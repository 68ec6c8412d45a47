package press.dateline.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import press.dateline.access.Caller;
import press.dateline.reading.ArticlePart;
import press.dateline.reading.PublicArticles;
import press.dateline.web.CacheTags;

/** The verdicts on articles, as {@code /v1/articles/{id}/usage} answers them without parameters. */
@ApplicationScoped
class UsagePart implements ArticlePart {

    private final PublicArticles articles;
    private final Verdicts verdicts;
    private final Caller caller;
    private final ObjectMapper json;

    UsagePart(PublicArticles articles, Verdicts verdicts, Caller caller, ObjectMapper json) {
        this.articles = articles;
        this.verdicts = verdicts;
        this.caller = caller;
        this.json = json;
    }

    @Override
    public String name() {
        return "usage";
    }

    /** What is allowed, and until when, goes by the clock. */
    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public Optional<Map<UUID, Added>> of(Collection<Asked> asked) {
        Instant at = caller.audience().at();
        Map<UUID, Added> added = new HashMap<>();
        articles.sources(asked.stream().map(Asked::id).toList()).forEach((id, source) -> {
            UsageView view = verdicts.of(source, caller.contract(), null, null, at);
            added.put(id, new Added(written(view), CacheTags.NONE, null));
        });
        return Optional.of(added);
    }

    private byte[] written(UsageView view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict can be written", e);
        }
    }
}
