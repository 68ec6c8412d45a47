package press.dateline.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.web.Limit;

@Previewable
@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search", description = "Search across all types, and suggestions as somebody types")
class SearchResource {

    private final Searching search;

    SearchResource(Searching search) {
        this.search = search;
    }

    /** What is called so. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "searchAll",
            summary = "Searches articles by what they say, and people, places, sections and tags by their names",
            description = "Each type has a page of its own, with its way on: next asks for more of this type alone.")
    @APIResponse(
            responseCode = "200",
            description = "A page of each type",
            content = @Content(schema = @Schema(implementation = SearchView.class)))
    public SearchPages searchAll(
            @RestQuery
                    @Parameter(
                            description =
                                    "Words, for articles as q of /v1/articles takes them; for names 100 characters and 8 words at most",
                            required = true,
                            example = "merkel")
                    @Nullable
                    String q,
            @RestQuery
                    @Parameter(description = "article, person, place, section, tag: those of these types; comma: or")
                    @Nullable
                    String types,
            @RestQuery @DefaultValue(Limit.DEFAULT) @Parameter(description = "How many of each type a page holds")
                    Limit limit,
            @RestQuery
                    @Parameter(description = "Where the page begins: nextCursor of the page before; with one type only")
                    @Nullable
                    String cursor) {
        return search.search(q, Kind.read(types), limit, cursor);
    }
}
