package press.dateline.mention;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a phrase says is speaking: a person, somebody named by plain words, or "he" or "she".
 *
 * @param first the first word of the phrase
 * @param pronoun {@link SpeechWords#HE}, {@link SpeechWords#SHE} or 0
 */
record Speaker(int first, @Nullable UUID person, @Nullable String words, long pronoun) {

    static Speaker person(int first, UUID person) {
        return new Speaker(first, person, null, 0);
    }

    static Speaker words(int first, String words) {
        return new Speaker(first, null, words, 0);
    }

    static Speaker pronoun(int first, long pronoun) {
        return new Speaker(first, null, null, pronoun);
    }

    boolean isSameAs(Speaker other) {
        return person == null ? words != null && words.equals(other.words) : person.equals(other.person);
    }
}
