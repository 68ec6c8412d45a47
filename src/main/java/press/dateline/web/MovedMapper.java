package press.dateline.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers {@link MovedException}. */
final class MovedMapper {

    private final PublicUrl publicUrl;

    MovedMapper(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @ServerExceptionMapper
    Response moved(MovedException e, UriInfo uri) {
        String path = Arrays.stream(uri.getPath().split("/", -1))
                .map(segment -> segment.equals(e.from()) ? e.to() : segment)
                .collect(Collectors.joining("/"));
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(Response.Status.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, publicUrl.to(path + (query == null ? "" : "?" + query)))
                .build();
    }
}
