package press.dateline.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ArticleCopy;

/** Which articles this request's answer holds, as those say who write them into it. */
@RequestScoped
public class GivenArticles {

    private final Set<ArticleCopy> copies = new LinkedHashSet<>();
    private @Nullable UUID previewed;
    private int previewedRevision;

    /** The answer holds an article. */
    public void add(ArticleCopy copy) {
        copies.add(copy);
    }

    /** A preview link shows this draft of an article, which is no copy of anything published. */
    public void preview(UUID article, int revision) {
        previewed = article;
        previewedRevision = revision;
    }

    /** All that it holds but what is previewed; of an article that is there whole, not its summary. */
    public List<ArticleCopy> copies() {
        return copies.stream()
                .filter(copy -> !copy.article().equals(previewed) || copy.revision() != previewedRevision)
                .filter(copy -> copy.whole() || !copies.contains(copy.asWhole()))
                .toList();
    }
}
