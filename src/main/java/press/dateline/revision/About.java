package press.dateline.revision;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;

/**
 * What is known of a save beside what it says.
 *
 * @param note what its author says of it to colleagues
 * @param types what kinds of changes it makes
 * @param restoredFrom the older revision that it repeats
 */
public record About(
        @Nullable String note, ChangeTypes types, @Nullable Integer restoredFrom) {

    /** Nothing. */
    public static final About NOTHING = new About(null, ChangeTypes.NONE, null);

    /**
     * What an editor says of an article's first save.
     *
     * @throws ProblemException where types of changes are named: there are none yet
     */
    public static About first(Draft.@Nullable Save said) {
        if (said != null && said.namesTypes()) {
            throw ProblemException.body(
                    "/save", "a new article has no changes to name the types of; give a note alone.");
        }
        return said == null ? NOTHING : new About(said.note(), ChangeTypes.NONE, null);
    }

    /**
     * What an editor says of a further save.
     *
     * @param before the revision that it changes; asked for only where types of changes are named
     * @throws ProblemException naming each type that is none, or is said of something that does not change
     */
    public static About of(Draft.@Nullable Save said, Supplier<Draft> before, Draft now) {
        if (said == null) {
            return NOTHING;
        }
        ChangeTypes types = said.namesTypes()
                ? ChangeTypes.of(said, Differ.changes(before.get(), now, ChangeTypes.NONE))
                : ChangeTypes.NONE;
        return new About(said.note(), types, null);
    }

    /** The same of a save that repeats an older revision. */
    public About restoring(int revision) {
        return new About(note, types, revision);
    }
}
