package press.dateline.reading;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import press.dateline.access.Audience;
import press.dateline.access.Contract;
import press.dateline.index.ArticleIndex;
import press.dateline.index.ArticleQuery;
import press.dateline.index.LeftOut;
import press.dateline.web.Preference;

/** Tells a partner that prefers so (RFC 7240) what its own contract has left out of a list; never what nobody sees. */
@RequestScoped
class Explaining {

    private final ArticleIndex index;
    private final HttpServerRequest http;

    Explaining(ArticleIndex index, HttpServerRequest http) {
        this.index = index;
        this.http = http;
    }

    /**
     * What is told of a list; empty where it is not asked for, or the caller is no partner.
     *
     * @param articles how many are on the page
     */
    Optional<ExplanationView> of(ArticleQuery asked, int articles) {
        Audience audience = asked.audience();
        Contract contract = audience.contract();
        if (contract == null || !Preference.isExplained(http.headers().getAll(Preference.HEADER))) {
            return Optional.empty();
        }
        LeftOut left = index.leftOut(asked, contract);
        List<ExplanationView.FilterView> filters = left.byReason().entrySet().stream()
                .map(one -> new ExplanationView.FilterView(one.getKey(), one.getValue()))
                .toList();
        return Optional.of(new ExplanationView(
                left.count(), filters, articles, audience.name().strip(), 0));
    }
}
