package press.dateline.reading;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.access.Contract;
import press.dateline.index.ArticleIndex;
import press.dateline.index.ArticleQuery;
import press.dateline.index.LeftOut;
import press.dateline.web.Preference;

/** Tells a partner that prefers so (RFC 7240) what its own contract has left out of an answer; never what nobody sees. */
@RequestScoped
public class Explaining {

    private static final Kept NOT_KEPT = new Kept(Duration.ZERO);

    private final ArticleIndex index;
    private final ArticleLookup articles;
    private final Caller caller;
    private final HttpServerRequest http;
    private final Clock clock;

    Explaining(ArticleIndex index, ArticleLookup articles, Caller caller, HttpServerRequest http, Clock clock) {
        this.index = index;
        this.articles = articles;
        this.caller = caller;
        this.http = http;
        this.clock = clock;
    }

    /** For how long an answer is kept where it is not explained; null: until what it rests on changes. */
    record Kept(@Nullable Duration most) {}

    /** That of an answer which is kept, until a time at most, or not at all. */
    Kept kept(boolean isKept, @Nullable Instant until) {
        if (!isKept) {
            return NOT_KEPT;
        }
        return new Kept(until == null ? null : Duration.between(clock.instant(), until));
    }

    /**
     * What is told of articles that were searched for in an answer that is not kept; empty where it is not asked for, or
     * the caller is no partner.
     *
     * @param rows how many articles were read for the answer
     */
    public Optional<ExplanationView> of(ArticleQuery asked, int rows) {
        return of(asked, rows, NOT_KEPT);
    }

    /** The same of a list that may be kept. */
    Optional<ExplanationView> of(ArticleQuery asked, int rows, Kept kept) {
        return contract().map(contract -> view(index.leftOut(asked, contract), rows, kept));
    }

    /** The same of articles that were named; one statement. */
    public Optional<ExplanationView> of(Supplier<Collection<UUID>> named, int rows) {
        return of(named, rows, NOT_KEPT);
    }

    Optional<ExplanationView> of(Supplier<Collection<UUID>> named, int rows, Kept kept) {
        Audience audience = caller.audience();
        return contract()
                .map(contract -> view(
                        LeftOut.of(articles.listings(named.get(), audience.forEverybody()), contract, audience.at()),
                        rows,
                        kept));
    }

    private Optional<Contract> contract() {
        return Preference.isExplained(http.headers().getAll(Preference.HEADER))
                ? Optional.ofNullable(caller.audience().contract())
                : Optional.empty();
    }

    private ExplanationView view(LeftOut left, int rows, Kept kept) {
        return new ExplanationView(
                left.count(),
                left.byReason().entrySet().stream()
                        .map(one -> new ExplanationView.FilterView(one.getKey(), one.getValue()))
                        .toList(),
                rows,
                caller.audience().name().strip(),
                kept.most() == null ? null : Math.max(0, kept.most().toSeconds()));
    }
}
