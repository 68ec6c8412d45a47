package press.dateline.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every answer to a read carries: a strong ETag of its bytes and Last-Modified, 304 where the caller has them
 * (RFC 9110, section 13), Vary and Cache-Control; and the Link to a list's next page (RFC 8288).
 */
@Provider
class RepresentationFilter implements ContainerResponseFilter {

    private static final int ETAG_BYTES = 16;

    /** What answers differ by; a stored public one must not be given to who has a preview's token. */
    private static final String VARY = "Accept, Accept-Encoding, Authorization, X-Api-Key, " + PreviewHeader.NAME;

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final ObjectMapper json;
    private final Paging paging;

    RepresentationFilter(ObjectMapper json, Paging paging) {
        this.json = json;
        this.paging = paging;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!request.getUriInfo().getPath().startsWith("/v1/")) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HttpHeaders.VARY, VARY);
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        // How long is the resource's to say; whether at all is not.
        Object own = headers.getFirst(HttpHeaders.CACHE_CONTROL);
        String general = cacheControl(request, response, read);
        boolean tooLong = own != null
                && own.toString().startsWith("max-age")
                && !general.startsWith("max-age")
                && response.getStatus() < Response.Status.BAD_REQUEST.getStatusCode();
        boolean preview = read && request.getHeaders().containsKey(PreviewHeader.NAME);
        if (own == null || tooLong || preview) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, general);
        }
        if (!read
                || response.getStatus() != Response.Status.OK.getStatusCode()
                || !response.hasEntity()
                || response.getEntity() instanceof StreamingOutput) {
            return;
        }
        paging.announced().ifPresent(next -> headers.putSingle(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
        Object entity = response.getEntity();
        Representation ready = representation(entity);
        ready.answers(request);
        if (!(entity instanceof byte[])) {
            response.setEntity(ready.body(), null, MediaType.valueOf(ready.mediaType()));
        }
        describe(request, response, ready.body(), ready.lastModified());
    }

    private Representation representation(Object entity) throws IOException {
        return switch (entity) {
            case Representation ready -> ready;
            case byte[] bytes -> new Representation(bytes, MediaType.APPLICATION_OCTET_STREAM, null);
            case Dated dated ->
                new Representation(json.writeValueAsBytes(dated), MediaType.APPLICATION_JSON, dated.modifiedAt());
            default -> new Representation(json.writeValueAsBytes(entity), MediaType.APPLICATION_JSON, null);
        };
    }

    private static void describe(
            ContainerRequestContext request,
            ContainerResponseContext response,
            byte[] body,
            @Nullable Instant modified) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        Object own = headers.getFirst(HttpHeaders.ETAG);
        String plain = own == null ? hash(body) : own.toString().replace("\"", "");
        String tag = '"' + plain + '"';
        headers.putSingle(HttpHeaders.ETAG, tag);
        if (modified != null) {
            headers.putSingle(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(modified));
        }
        List<String> asked = request.getHeaders().getOrDefault(HttpHeaders.IF_NONE_MATCH, List.of());
        Optional<String> known =
                asked.isEmpty() ? unchanged(request, tag, modified) : EntityTags.known(asked, plain, tag);
        known.ifPresent(one -> {
            headers.putSingle(HttpHeaders.ETAG, one);
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
            headers.remove(HttpHeaders.CONTENT_TYPE);
            headers.remove(HttpHeaders.CONTENT_LENGTH);
        });
    }

    /** The tag of what the caller has, by its other conditions. */
    private static Optional<String> unchanged(ContainerRequestContext request, String tag, @Nullable Instant modified) {
        EntityTag current = new EntityTag(tag.replace("\"", ""));
        Response.ResponseBuilder unchanged = modified == null
                ? request.getRequest().evaluatePreconditions(current)
                : request.getRequest()
                        .evaluatePreconditions(Date.from(Instant.ofEpochSecond(modified.getEpochSecond())), current);
        return unchanged != null && unchanged.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()
                ? Optional.of(tag)
                : Optional.empty();
    }

    private static String cacheControl(
            ContainerRequestContext request, ContainerResponseContext response, boolean read) {
        if (read && request.getHeaders().containsKey(PreviewHeader.NAME)) {
            return CacheControl.NOBODY;
        }
        if (!read || response.getStatus() >= Response.Status.BAD_REQUEST.getStatusCode()) {
            return "no-store";
        }
        if (response.getStatus() == Response.Status.PERMANENT_REDIRECT.getStatusCode()) {
            return "max-age=60";
        }
        return CacheControl.ofRead(
                true,
                request.getSecurityContext().getUserPrincipal() != null,
                request.getUriInfo().getQueryParameters().containsKey(MinSeq.PARAMETER));
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ETAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
