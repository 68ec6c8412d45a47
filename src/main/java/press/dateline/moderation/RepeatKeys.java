package press.dateline.moderation;

import org.jspecify.annotations.Nullable;

/**
 * By what it is found that something was said before.
 *
 * @param named the same for what says the same, by the same name, on the same article
 * @param ofReader the same for what says the same, by the same reader; null where it is not known whose it is
 */
record RepeatKeys(byte[] named, byte @Nullable [] ofReader) {}
