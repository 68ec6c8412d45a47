package press.dateline.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trims answers to what {@code fields} names: the names are checked before the endpoint runs, and what it answers is
 * trimmed before it is described ({@link RepresentationFilter}). The id is always kept, and so is what {@code include}
 * has added.
 */
@Provider
@Priority(Priorities.USER + 100)
class SparseFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String VIEW = "view";
    private static final String INCLUDE = "include";

    private final RecordMembers members;
    private final ObjectMapper json;

    @Context
    ResourceInfo resource;

    SparseFilter(RecordMembers members, ObjectMapper json) {
        this.members = members;
        this.json = json;
    }

    /** What a request asks for. */
    private record Wanted(FieldPaths paths, boolean list) {}

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        Sparse sparse = method == null ? null : method.getAnnotation(Sparse.class);
        MultivaluedMap<String, String> parameters = request.getUriInfo().getQueryParameters();
        String fields = parameters.getFirst(Sparse.PARAMETER);
        if (sparse == null || fields == null) {
            return;
        }
        List<String> always = new ArrayList<>(List.of("id"));
        String include = parameters.getFirst(INCLUDE);
        if (include != null) {
            always.addAll(Arrays.asList(include.split(",", -1)));
        }
        Class<? extends Record> shape =
                !sparse.view().isEmpty() && sparse.view().equals(parameters.getFirst(VIEW))
                        ? sparse.viewed()
                        : sparse.value();
        request.setProperty(
                Sparse.PARAMETER,
                new Wanted(new FieldPaths(fields, members.type(shape), members, always), sparse.list()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!(request.getProperty(Sparse.PARAMETER) instanceof Wanted wanted)
                || response.getStatus() != Response.Status.OK.getStatusCode()
                || !response.hasEntity()) {
            return;
        }
        Object entity = response.getEntity();
        Representation whole = entity instanceof Representation ready
                ? ready
                : new Representation(
                        json.writeValueAsBytes(entity),
                        MediaType.APPLICATION_JSON,
                        entity instanceof Dated dated ? dated.modifiedAt() : null);
        response.setEntity(whole.withBody(
                wanted.list()
                        ? wanted.paths().ofItems(whole.body(), json)
                        : wanted.paths().of(whole.body(), json)));
    }
}
