package press.dateline.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request of an editor's client.
 *
 * @param text what the article says from then on, what a correction says, or the kind of a withdrawal; else empty
 * @param at the time of a schedule
 */
record EditorialStep(Kind kind, String text, @Nullable Instant at) {

    /** The steps of an article's life, each with its method, the end of its address and its name in the audit list. */
    enum Kind {
        CREATE("POST", "", "createArticle"),
        SAVE("PATCH", "/draft", "updateDraft"),
        PUBLISH("POST", "/publish", "publishArticle"),
        CORRECT("POST", "/correct", "correctArticle"),
        SCHEDULE("POST", "/schedule", "scheduleArticle"),
        UNSCHEDULE("DELETE", "/schedule", "cancelSchedule"),
        WITHDRAW("POST", "/withdraw", "withdrawArticle"),
        RESTORE("POST", "/restore", "restoreArticle");

        private final String method;
        private final String address;
        private final String action;

        Kind(String method, String address, String action) {
            this.method = method;
            this.address = address;
            this.action = action;
        }

        String method() {
            return method;
        }

        String action() {
            return action;
        }

        /** Whether it may be repeated under an Idempotency-Key. */
        boolean isPost() {
            return method.equals("POST");
        }
    }

    /** A step that says nothing. */
    static EditorialStep of(Kind kind) {
        return new EditorialStep(kind, "", null);
    }

    static EditorialStep of(Kind kind, String text) {
        return new EditorialStep(kind, text, null);
    }

    String address(String slug) {
        return kind == Kind.CREATE ? "/v1/articles" : "/v1/articles/" + slug + kind.address;
    }

    String body(String slug) {
        return switch (kind) {
            case CREATE -> "{\"slug\": \"" + slug + "\", \"section\": \"news\", " + content() + "}";
            case SAVE -> "{" + content() + "}";
            case CORRECT -> "{\"kind\": \"correction\", \"text\": \"" + text + "\"}";
            case SCHEDULE -> "{\"at\": \"" + at + "\"}";
            case WITHDRAW -> "{\"kind\": \"" + text + "\", \"reason\": \"A test\"}";
            case PUBLISH, UNSCHEDULE, RESTORE -> "";
        };
    }

    @Override
    public String toString() {
        return kind + (text.isEmpty() ? "" : " " + text) + (at == null ? "" : " for " + at);
    }

    /** In several tables, so that a half of it would be noticed. */
    private String content() {
        return """
                "headline": "%1$s", "standfirst": "%1$s", "blocks": [\
                {"id": "a", "type": "paragraph", "text": "%1$s"}, {"id": "b", "type": "paragraph", "text": "%1$s"}]""".formatted(text);
    }
}
