package press.dateline.mention;

import java.util.UUID;

/**
 * A person or place named in a text.
 *
 * @param text which of the texts, from 0
 * @param start first UTF-16 code unit of the name, from 0
 * @param end one past the last UTF-16 code unit
 * @param id the person or place
 */
public record Mention(int text, int start, int end, UUID id, MentionKind kind) {}
