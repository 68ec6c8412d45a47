package press.dateline.mention;

/** What a name in a text stands for. */
public enum MentionKind {
    PERSON,
    PLACE
}
