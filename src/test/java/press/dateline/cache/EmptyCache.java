package press.dateline.cache;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the instance under test forget its answers. */
@ApplicationScoped
public class EmptyCache {

    private final Answers answers;

    EmptyCache(Answers answers) {
        this.answers = answers;
    }

    /** Everything has to be loaded again. */
    public void empty() {
        answers.missed();
    }
}
