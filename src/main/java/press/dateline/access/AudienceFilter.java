package press.dateline.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import press.dateline.web.CacheControl;

/** Lets nobody store what was answered to a caller who sees something else than everybody does, or to a reader. */
@Provider
@Priority(Priorities.USER + 100) // before the filter that says how long others may store answers
class AudienceFilter implements ContainerResponseFilter {

    private final Caller caller;

    AudienceFilter(Caller caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        int status = response.getStatus();
        boolean told =
                status < Response.Status.BAD_REQUEST.getStatusCode() || status == Response.Status.GONE.getStatusCode();
        if (read
                && told
                && request.getUriInfo().getPath().startsWith("/v1/")
                && (!caller.audience().isPublic() || caller.isReader())) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, CacheControl.NOBODY);
        }
    }
}
