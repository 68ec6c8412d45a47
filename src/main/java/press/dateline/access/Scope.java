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

    /** Create and change articles' drafts, people, places, images, sections, tags; run imports. */
    public static final String CONTENT_WRITE = "content:write";

    /** Publish, schedule, correct, withdraw and restore; merge people and places. */
    public static final String CONTENT_PUBLISH = "content:publish";

    /** Post comments; callers without a key have it too, unless that is configured off. */
    public static final String COMMENTS_WRITE = "comments:write";

    /** Approve and reject comments; change the word lists. */
    public static final String COMMENTS_MODERATE = "comments:moderate";

    /** Change the site, make and revoke keys. */
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
}
