package press.dateline.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Refuses JSON bodies over the limit, before they are read where they say their length, else while. */
@Provider
class BodyLimitFilter implements ContainerRequestFilter, ReaderInterceptor {

    private static final String JSON = "json";

    private final BodyLimit limit;

    BodyLimitFilter(BodyLimit limit) {
        this.limit = limit;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMediaType() != null
                && request.getMediaType().getSubtype().endsWith(JSON)
                && request.getLength() > limit.bytes()) {
            throw tooLarge();
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getMediaType() != null
                && context.getMediaType().getSubtype().endsWith(JSON)) {
            context.setInputStream(new Limited(Objects.requireNonNull(context.getInputStream())));
        }
        Object body = context.proceed();
        if (body == null) {
            throw ProblemException.body("", "A body is needed: a JSON object.");
        }
        return body;
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
