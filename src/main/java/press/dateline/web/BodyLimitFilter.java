package press.dateline.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;

/** Refuses JSON bodies over the limit, before they are read where they say their length, else while. */
@Provider
class BodyLimitFilter implements ContainerRequestFilter, ReaderInterceptor {

    private static final String JSON = "json";
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
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!isUpload()
                && context.getMediaType() != null
                && context.getMediaType().getSubtype().endsWith(JSON)) {
            context.setInputStream(utf8(new Limited(Objects.requireNonNull(context.getInputStream()))));
        }
        Object body = context.proceed();
        if (body == null) {
            throw ProblemException.body("", "A body is needed: a JSON object.");
        }
        return body;
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
