package press.dateline.change;

import java.util.UUID;

/**
 * Something that {@code include} adds to a person, place, section or tag. Cards know nothing of what stands on them:
 * that implements it.
 */
public interface CardPart {

    /** Its name in {@code include}, and the member's. */
    String name();

    /** What is added, as JSON in UTF-8; by one statement at most. */
    byte[] of(ChangeType type, UUID id, String slug);
}
