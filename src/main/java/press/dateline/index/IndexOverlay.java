package press.dateline.index;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The article that the running request previews: its transaction has published it, and nobody else sees that. */
@RequestScoped
public class IndexOverlay {

    private @Nullable UUID article;

    /** From now on this request finds the article as its transaction has it. */
    public void show(UUID previewed) {
        article = previewed;
    }

    @Nullable
    UUID article() {
        return article;
    }
}
