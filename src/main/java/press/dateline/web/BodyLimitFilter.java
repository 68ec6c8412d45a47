package press.dateline.web;

import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are not JSON in UTF-8, and those over the limit: before they are read where they say their length,
 * else while.
 */
@Provider
class BodyLimitFilter implements ContainerRequestFilter, ReaderInterceptor {

    private static final String JSON = "json";
    private static final MediaType MERGE_PATCH = MediaType.valueOf(MergePatch.MEDIA_TYPE);
    private static final int LONGEST_MARK = 4;
    /** The first bytes of byte order marks; no JSON in UTF-8 begins with one of them. */
    private static final String NOT_FIRST = "\u00EF\u00FE\u00FF";

    private final BodyLimit limit;

    BodyLimitFilter(BodyLimit limit) {
        this.limit = limit;
    }

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isUpload()
                && request.getMediaType() != null
                && request.getMediaType().getSubtype().endsWith(JSON)
                && request.getLength() > limit.bytes()) {
            throw tooLarge();
        }
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (!isUpload() && coding != null && !coding.equalsIgnoreCase("identity")) {
            throw unsupported(HttpHeaders.CONTENT_ENCODING, "'" + Texts.excerpt(coding) + "' is not taken here");
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!isUpload()) {
            requireJson(context.getMediaType());
            context.setInputStream(utf8(new Limited(Objects.requireNonNull(context.getInputStream()))));
        }
        Object body = context.proceed();
        if (body == null) {
            throw ProblemException.body("", "A body is needed: a JSON object.");
        }
        return body;
    }

    private void requireJson(@Nullable MediaType type) {
        if (type == null || !isTaken(withoutParameters(type))) {
            throw unsupported(HttpHeaders.CONTENT_TYPE, "'" + type + "' is not taken here");
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw unsupported(HttpHeaders.CONTENT_TYPE, "JSON is UTF-8, not '" + Texts.excerpt(charset) + "'");
        }
    }

    private boolean isTaken(MediaType type) {
        return type.equals(MediaType.APPLICATION_JSON_TYPE) || (isPatch() && type.equals(MERGE_PATCH));
    }

    private static MediaType withoutParameters(MediaType type) {
        return new MediaType(
                type.getType().toLowerCase(Locale.ROOT), type.getSubtype().toLowerCase(Locale.ROOT));
    }

    private static ProblemException unsupported(String header, String detail) {
        return new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                Problems.remedy(ProblemType.UNSUPPORTED_MEDIA_TYPE),
                List.of(Problem.Fault.header(header, detail)));
    }

    private boolean isPatch() {
        Method method = resource.getResourceMethod();
        return method != null && method.isAnnotationPresent(PATCH.class);
    }

    /** An endpoint that takes the bytes as they come has a limit of its own. */
    private boolean isUpload() {
        Method method = resource.getResourceMethod();
        return method != null && Arrays.asList(method.getParameterTypes()).contains(InputStream.class);
    }

    /**
     * Refuses what is not UTF-8 without a byte order mark (RFC 8259, section 8.1), which Jackson would read: no JSON in
     * UTF-8 holds a zero byte, and of UTF-16 and UTF-32 one is among the first four bytes.
     */
    private static InputStream utf8(InputStream in) throws IOException {
        PushbackInputStream body = new PushbackInputStream(in, LONGEST_MARK);
        byte[] first = body.readNBytes(LONGEST_MARK);
        for (byte one : first) {
            if (one == 0) {
                throw notUtf8();
            }
        }
        if (first.length > 0 && NOT_FIRST.indexOf(first[0] & 0xFF) >= 0) {
            throw notUtf8();
        }
        body.unread(first);
        return body;
    }

    private static ProblemException notUtf8() {
        return new ProblemException(
                ProblemType.MALFORMED_BODY, "The body must be JSON in UTF-8, without a byte order mark.");
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE,
                "A JSON body may have " + limit.bytes() + " bytes at most; imports take more, at /v1/imports.");
    }

    private final class Limited extends FilterInputStream {

        private long left = limit.bytes();

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return count(read, read);
        }

        private int count(int result, int read) {
            if (result >= 0) {
                left -= read;
                if (left < 0) {
                    throw tooLarge();
                }
            }
            return result;
        }
    }
}
