package press.dateline.web;

/**
 * The catalogue of everything that can go wrong. A problem's {@code type} is {@code <public URL>/docs/problems#<slug>}
 * (RFC 9457, section 3.1.1); clients tell problems apart by it, never by the text.
 */
public enum ProblemType {
    INVALID_PARAMETER("invalid-parameter", "A parameter is not valid", 400),
    UNKNOWN_PARAMETER("unknown-parameter", "There is no such parameter", 400),
    INVALID_CURSOR("invalid-cursor", "The cursor is not one that this list gave out", 400),
    MALFORMED_BODY("malformed-body", "The body is not valid JSON", 400),
    INVALID_BODY("invalid-body", "The body breaks the rules of its shape", 400),
    MALFORMED_REQUEST("malformed-request", "The request is not valid HTTP", 400),
    UNAUTHENTICATED("unauthenticated", "A key is needed", 401),
    INVALID_KEY("invalid-key", "The key is not valid", 401),
    UNKNOWN_KEY("unknown-key", "The key is not known", 401),
    EXPIRED_KEY("expired-key", "The key has expired", 401),
    REVOKED_KEY("revoked-key", "The key has been revoked", 401),
    REPLACED_KEY("replaced-key", "The key's secret has been replaced", 401),
    PARTNER_ENDED("partner-ended", "The partner's contract has ended", 401),
    INVALID_TICKET("invalid-ticket", "The ticket is not valid", 401),
    TOKEN_NEEDED("token-needed", "A reader's token is needed", 401),
    INVALID_TOKEN("invalid-token", "The reader's token is not valid", 401),
    EXPIRED_TOKEN("expired-token", "The reader's token has expired", 401),
    MISSING_SCOPE("missing-scope", "The key lacks a scope", 403),
    ADDRESS_NOT_ALLOWED("address-not-allowed", "The key is not taken from this address", 403),
    ORIGIN_NOT_ALLOWED("origin-not-allowed", "The key is not taken from this origin", 403),
    INVALID_PREVIEW("invalid-preview", "The preview link is not valid", 403),
    READERS_ONLY("readers-only", "Only signed-in readers may do this", 403),
    GUESTS_ONLY("guests-only", "Only guests may do this", 403),
    NOT_YOURS("not-yours", "It is another reader's", 403),
    SUSPENDED("suspended", "The reader may only read", 403),
    NOT_FOUND("not-found", "There is nothing here", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "The method is not allowed here", 405),
    NOT_ACCEPTABLE("not-acceptable", "No such representation", 406),
    SLUG_TAKEN("slug-taken", "The slug belongs to something else", 409),
    DUPLICATE("duplicate", "It exists already", 409),
    IN_USE("in-use", "Something still refers to it", 409),
    WRONG_STATE("wrong-state", "Not possible in this state", 409),
    TOO_LATE("too-late", "The time for it is over", 409),
    CLAIMED("claimed", "Another moderator is at it", 409),
    WITHDRAWN("withdrawn", "It has been withdrawn", 410),
    LOG_TRIMMED("log-trimmed", "The change log no longer goes back that far", 410),
    REVISION_OUTDATED("revision-outdated", "Somebody else has changed it", 412),
    BODY_TOO_LARGE("body-too-large", "The body is too large", 413),
    URI_TOO_LONG("uri-too-long", "The address is too long", 414),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "The content type is not supported", 415),
    INCOMPLETE("incomplete", "Something is missing that publication needs", 422),
    HOST_NOT_ALLOWED("host-not-allowed", "Nothing is fetched from this host", 422),
    KEY_REUSED("idempotency-key-reused", "The Idempotency-Key was used for another request", 422),
    REVISION_REQUIRED("revision-required", "If-Match is required", 428),
    TOO_MANY_REQUESTS("too-many-requests", "Too many requests", 429),
    RATE_LIMITED("rate-limited", "Too many requests a second", 429),
    QUOTA_EXHAUSTED("quota-exhausted", "The quota is used up", 429),
    TOO_SOON("too-soon", "It is too soon after the last time", 429),
    HEADERS_TOO_LARGE("headers-too-large", "The headers are too large", 431),
    INTERNAL("internal", "Something went wrong on our side", 500),
    QUERY_TOO_EXPENSIVE("query-too-expensive", "The query takes too long", 503),
    INDEX_BUILDING("index-building", "The index of articles is being built", 503),
    UNAVAILABLE("unavailable", "Not available at the moment", 503);

    private final String slug;
    private final String title;
    private final int status;

    ProblemType(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public int status() {
        return status;
    }

    /** The type that stands for a bare HTTP status, raised by the framework rather than by us. */
    static ProblemType of(int status) {
        return switch (status) {
            case 400 -> MALFORMED_REQUEST;
            case 401 -> UNAUTHENTICATED;
            case 403 -> MISSING_SCOPE;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? MALFORMED_REQUEST : INTERNAL;
        };
    }
}
