package press.dateline.comment;

/** The marks that a comment has. */
record Marks(boolean featured, boolean pinned, boolean authorReplied) {

    static final String FEATURED = "Whether moderators have set it apart as one of the best";
    static final String PINNED = "Whether moderators keep its thread at the top of the discussion";
    static final String AUTHOR_REPLIED =
            "Whether moderators have marked its thread as one that the article's author has answered in";

    static Marks of(Comment comment) {
        return new Marks(comment.featuredAt != null, comment.pinnedAt != null, comment.authorRepliedAt != null);
    }
}
