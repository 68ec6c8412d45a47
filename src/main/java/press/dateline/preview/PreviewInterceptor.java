package press.dateline.preview;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.access.GivenArticles;
import press.dateline.access.Previewable;
import press.dateline.article.ArticlePreview;
import press.dateline.web.MinSeq;
import press.dateline.web.PreviewHeader;
import press.dateline.web.Times;

/**
 * Answers a read with {@code Dateline-Preview} inside of a transaction in which the draft is published, and which is
 * rolled back afterwards. So whatever reads what is published shows the draft, in its place, and nobody else sees it.
 */
@Previewable
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 190)
class PreviewInterceptor {

    private final PreviewLinks links;
    private final ArticlePreview articles;
    private final GivenArticles given;
    private final HttpServerRequest http;
    private final Clock clock;

    PreviewInterceptor(
            PreviewLinks links, ArticlePreview articles, GivenArticles given, HttpServerRequest http, Clock clock) {
        this.links = links;
        this.articles = articles;
        this.given = given;
        this.http = http;
        this.clock = clock;
    }

    @AroundInvoke
    @Nullable
    Object read(InvocationContext context) throws Exception {
        String token = http.getHeader(PreviewHeader.NAME);
        if (token == null || !MinSeq.appliesTo(http.method().name())) {
            return context.proceed();
        }
        QuarkusTransaction.begin();
        try {
            UUID article = links.shownBy(token.strip(), Times.now(clock));
            articles.show(article).ifPresent(revision -> given.preview(article, revision));
            return context.proceed();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
