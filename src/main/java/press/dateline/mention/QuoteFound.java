package press.dateline.mention;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A direct quotation found in a text.
 *
 * @param textIndex which of the texts, from 0
 * @param start first UTF-16 code unit, the opening mark
 * @param end one past the last UTF-16 code unit, the closing mark
 * @param text the words between the marks, without a comma at their end
 * @param continued whether it goes on from the quotation before, after its speaker was named or a paragraph ended
 * @param speaker the person who said it; null where the text leaves it open
 * @param speakerWords how the text names a speaker who is not a known person ("a trader"); null where it does not, or
 *     not plainly
 */
public record QuoteFound(
        int textIndex,
        int start,
        int end,
        String text,
        boolean continued,
        @Nullable UUID speaker,
        @Nullable String speakerWords) {}
