package press.dateline.reader;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import press.dateline.web.CacheControl;

/** Lets nobody store what was answered to a reader as such. */
@Provider
@Priority(Priorities.USER + 100) // before the filter that says how long others may store answers
class ReaderFilter implements ContainerResponseFilter {

    private final CurrentReader reader;

    ReaderFilter(CurrentReader reader) {
        this.reader = reader;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (read
                && response.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()
                && reader.presented().isPresent()) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, CacheControl.NOBODY);
        }
    }
}
