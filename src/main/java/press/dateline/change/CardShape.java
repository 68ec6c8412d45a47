package press.dateline.change;

import org.jspecify.annotations.Nullable;

/** A card as it is written: what a revision keeps of it, and what can be sent back unchanged. */
public interface CardShape {

    /** The slug, for those that have one. */
    default @Nullable String slug() {
        return null;
    }
}
