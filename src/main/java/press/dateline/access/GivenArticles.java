package press.dateline.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import press.dateline.web.ArticleCopy;

/** Which articles this request's answer holds, as those say who write them into it. */
@RequestScoped
public class GivenArticles {

    private final Set<ArticleCopy> copies = new LinkedHashSet<>();

    /** The answer holds an article. */
    public void add(ArticleCopy copy) {
        copies.add(copy);
    }

    /** All that it holds; of an article that is there whole, not its summary. */
    public List<ArticleCopy> copies() {
        return copies.stream()
                .filter(copy -> copy.whole() || !copies.contains(copy.asWhole()))
                .toList();
    }
}
