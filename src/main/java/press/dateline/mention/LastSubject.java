package press.dateline.mention;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The person of whom "he" or "she" would be understood, as an article goes on. */
final class LastSubject {

    /** For how many more texts a subject is remembered. */
    private static final int REMEMBERED = 2;

    private final Map<UUID, Long> pronouns = new HashMap<>();
    private @Nullable UUID person;
    private int text;

    /** Takes note of a subject; null is somebody unknown. */
    void saw(@Nullable UUID subject, int inText) {
        person = subject;
        text = inText;
    }

    /** Takes note of the pronoun that a person has, as Mr or Mrs. */
    void isCalled(UUID someone, long pronoun) {
        pronouns.put(someone, pronoun);
    }

    @Nullable
    UUID resolve(long pronoun, int inText) {
        if (person == null || inText - text > REMEMBERED) {
            return null;
        }
        return pronouns.getOrDefault(person, pronoun) == pronoun ? person : null;
    }
}
