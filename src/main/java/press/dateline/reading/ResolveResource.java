package press.dateline.reading;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;

@Previewable
@Path("/v1/resolve")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Site")
class ResolveResource {

    private final Addresses addresses;

    ResolveResource(Addresses addresses) {
        this.addresses = addresses;
    }

    /** What an address stands for. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "resolveUrl",
            summary = "Answers what a page's address stands for, old addresses included",
            description = "The address is read by the site's URL patterns, its query and fragment left aside. Where"
                    + " nothing of the site is there, it is looked for among the addresses that articles had on the"
                    + " sites that they were imported from: on the same host, or, by the path alone, on any.")
    @APIResponse(responseCode = "200", description = "What is there")
    @APIResponse(responseCode = "404", description = "Nothing is there")
    @APIResponse(responseCode = "410", description = "The article that was there has been withdrawn")
    public ResolvedView resolveUrl(
            @RestQuery(AskedAddress.PARAMETER)
                    @Parameter(
                            description =
                                    "An absolute URL of the web site, of this API or of a site that articles were imported"
                                            + " from, or a path that begins with /",
                            required = true,
                            example = "/world/sochi-talks-putin-merkel")
                    @Nullable
                    String url) {
        return addresses.resolve(url);
    }
}
