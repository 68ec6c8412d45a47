package press.dateline.access;

import java.util.List;

/** What a key may do. Each endpoint names the one that it needs. */
public final class Scope {

    /** Read what is published; callers without a key have it too, unless that is configured off. */
    public static final String CONTENT_READ = "content:read";

    /** Read drafts and revisions. */
    public static final String CONTENT_PREVIEW = "content:preview";

    /** Read what is published under embargo, before the embargo ends. */
    public static final String CONTENT_EMBARGO = "content:embargo";

    /** Create and change articles' drafts, people, places, images, sections, tags; see imports. */
    public static final String CONTENT_WRITE = "content:write";

    /** Publish, schedule, correct, withdraw and restore; merge people and places; with content:write, import. */
    public static final String CONTENT_PUBLISH = "content:publish";

    /** Post comments; callers without a key have it too, unless that is configured off. */
    public static final String COMMENTS_WRITE = "comments:write";

    /** Approve and reject comments; change the word lists. */
    public static final String COMMENTS_MODERATE = "comments:moderate";

    /** Change the site; make, change and revoke keys and partners. */
    public static final String ADMIN = "admin";

    /** All of them. */
    public static final List<String> ALL = List.of(
            CONTENT_READ,
            CONTENT_PREVIEW,
            CONTENT_EMBARGO,
            CONTENT_WRITE,
            CONTENT_PUBLISH,
            COMMENTS_WRITE,
            COMMENTS_MODERATE,
            ADMIN);

    private Scope() {}

    /** What a scope allows, in words. */
    static String description(String scope) {
        return switch (scope) {
            case CONTENT_READ -> "Read what is published.";
            case CONTENT_PREVIEW -> "Read drafts, revisions and schedules, compare revisions, and make preview links.";
            case CONTENT_EMBARGO -> "Read what is published under embargo, before the embargo ends.";
            case CONTENT_WRITE -> "Make and change drafts, people, places, images, sections and tags.";
            case CONTENT_PUBLISH ->
                "Publish, schedule, correct, withdraw and restore articles; merge people and places; import, with"
                        + " content:write.";
            case COMMENTS_WRITE -> "Post comments, and edit and delete one's own.";
            case COMMENTS_MODERATE -> "See all comments and reports, decide on them, and run discussions.";
            case ADMIN -> "Change the site; make, change and revoke keys and partners.";
            default -> throw new IllegalArgumentException(scope + " is not a scope");
        };
    }
}
