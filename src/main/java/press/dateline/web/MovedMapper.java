package press.dateline.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers {@link MovedException}. */
final class MovedMapper {

    /** In /v1/sections/world, which begins with an empty segment. */
    private static final int FIRST_OF_A_THING = 3;

    private final PublicUrl publicUrl;

    MovedMapper(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @ServerExceptionMapper
    Response moved(MovedException e, UriInfo uri) {
        // As it was sent: what is escaped in it stays so.
        String[] segments = uri.getRequestUri().getRawPath().split("/", -1);
        // The first two are the version and the collection, which a slug may be called like.
        for (int i = FIRST_OF_A_THING; i < segments.length; i++) {
            String segment = URLDecoder.decode(segments[i].replace("+", "%2B"), StandardCharsets.UTF_8);
            // Behind a slug, which holds no dot, one may stand with the form that is asked for.
            if (segment.equals(e.from()) || segment.startsWith(e.from() + ".")) {
                segments[i] = e.to() + segment.substring(e.from().length());
                break;
            }
        }
        String path = String.join("/", segments);
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(Response.Status.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, publicUrl.to(path + (query == null ? "" : "?" + query)))
                .build();
    }
}
