package press.dateline.comment;

/**
 * Under which comment a reply is shown: the one that it answers or, where that is deeper than the site shows
 * ({@code comments.depth}), the one above it at the last level but one that is shown.
 */
final class Nesting {

    private Nesting() {}

    /** SQL: the id of that comment, for the reply that is called so. */
    static String sql(String reply) {
        return "coalesce(%1$s.path[(SELECT w.comments_depth FROM site w)], %1$s.parent_id)".formatted(reply);
    }
}
