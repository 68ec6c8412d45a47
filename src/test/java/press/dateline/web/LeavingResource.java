package press.dateline.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import press.dateline.access.Scope;

/** An endpoint that goes away, which the contract does not have. */
@Path("/v1/leaving")
class LeavingResource {

    /** Goes away. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @GoesAway(deprecated = "2026-12-01", sunset = "2028-01-31", instead = "/docs/partners#versioning-and-deprecation")
    @Operation(operationId = "getLeaving", summary = "Goes away", hidden = true)
    public Representation getLeaving() {
        return new Representation(
                "{}".getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON, null, CacheTags.NONE, null);
    }
}
