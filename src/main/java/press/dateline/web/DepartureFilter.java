package press.dateline.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Tells in each answer of an endpoint that goes away that it does ({@link GoesAway}), problems included. */
@Provider
@Priority(Priorities.USER - 50) // after the Link of lists, before the answer is kept
class DepartureFilter implements ContainerResponseFilter {

    private final PublicUrl publicUrl;

    @Context
    ResourceInfo resource;

    DepartureFilter(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        @Nullable Method method = resource.getResourceMethod();
        @Nullable GoesAway announced = method == null ? null : method.getAnnotation(GoesAway.class);
        if (announced != null) {
            Departure departure = Departure.of(announced);
            response.getHeaders().putSingle(Departure.DEPRECATION, departure.deprecated());
            response.getHeaders().putSingle(Departure.SUNSET, departure.sunset());
            response.getHeaders()
                    .add(
                            HttpHeaders.LINK,
                            "<" + publicUrl.to(departure.instead()) + ">; rel=\"deprecation\"; type=\"text/html\"");
        }
    }
}
