package press.dateline.moderation;

/** A word list at a revision, ready to be looked for. */
record CompiledList(int revision, WordMatcher matcher) {}
