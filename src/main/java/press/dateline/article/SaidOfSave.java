package press.dateline.article;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import press.dateline.revision.ChangeTypes;
import press.dateline.revision.Draft;
import press.dateline.web.ProblemException;

/** What an editor says of a save whose body is not the draft: it stands in the query then. */
final class SaidOfSave {

    static final String NOTE = "What is to be said of this save in the list of revisions; 1,000 characters at most";
    static final String CHANGE_TYPE =
            "What kind of change it is: typo, update, correction or legal; absent where nothing is said";

    private SaidOfSave() {}

    /**
     * What was said; null for nothing.
     *
     * @throws ProblemException where the note is too long, or the type is none
     */
    static Draft.@Nullable Save of(@Nullable String note, @Nullable String changeType) {
        if (changeType != null && !ChangeTypes.ALL.contains(changeType)) {
            throw ProblemException.parameter(
                    "changeType", "must be one of " + String.join(", ", ChangeTypes.ALL) + ".");
        }
        if (note != null && note.length() > Draft.Save.LONGEST_NOTE) {
            throw ProblemException.parameter(
                    "note",
                    "must be at most " + Draft.Save.LONGEST_NOTE + " characters; it has " + note.length() + ".");
        }
        return note == null && changeType == null ? null : new Draft.Save(note, changeType, Map.of(), Map.of());
    }
}
