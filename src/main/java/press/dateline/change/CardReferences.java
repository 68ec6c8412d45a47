package press.dateline.change;

import java.util.List;
import java.util.UUID;

/**
 * What refers to cards, or is listed under them; each feature that stores such a thing has one. Each method takes a
 * fixed number of statements, however many rows there are, and all run in the transaction of the merge.
 */
public interface CardReferences {

    /** Lets nobody else save, publish or render what refers to a card until the transaction ends. */
    default void hold(ChangeType type, UUID card) {}

    /** Moves all that refers to one card to the other, and remembers what it said before. */
    void move(CardMove move);

    /** Makes all that was moved what it was before. */
    void restore(CardMove move);

    /** What tells whether anything else has come to refer to a card, or no longer does. */
    default List<String> fingerprint(ChangeType type, UUID card) {
        return List.of();
    }
}
