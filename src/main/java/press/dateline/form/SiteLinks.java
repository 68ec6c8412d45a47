package press.dateline.form;

import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;

/** Links in an article's text as they stand outside of its web site: those that begin with a slash are pages there. */
final class SiteLinks {

    private final String root;

    SiteLinks(ArticleView article) {
        this.root = article.site().webUrl().target().replaceFirst("(//[^/?#]*).*", "$1");
    }

    String absolute(String url) {
        return url.startsWith("/") ? root + url : url;
    }

    @Nullable
    String absoluteOrNull(@Nullable String url) {
        return url == null ? null : absolute(url);
    }
}
