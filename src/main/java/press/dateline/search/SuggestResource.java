package press.dateline.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
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
import press.dateline.web.Limit;

@Previewable
@Path("/v1/suggest")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
class SuggestResource {

    private final Searching search;

    SuggestResource(Searching search) {
        this.search = search;
    }

    /** What fits to what has been typed. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "suggestNames",
            summary = "Suggests articles, people, places, sections and tags as somebody types",
            description =
                    "Each word typed must be the beginning of a word of the headline or name, or of another name that it is"
                            + " known by; where nothing fits, headlines and names that differ by a letter or two are suggested.")
    @APIResponse(responseCode = "200", description = "The suggestions, best first")
    public SuggestView suggestNames(
            @RestQuery
                    @Parameter(
                            description = "What has been typed: 100 characters and 8 words at most",
                            required = true,
                            example = "merk")
                    @Nullable
                    String q,
            @RestQuery
                    @Parameter(description = "article, person, place, section, tag: those of these types; comma: or")
                    @Nullable
                    String types,
            @RestQuery @DefaultValue("10") @Parameter(description = "How many suggestions there may be") Limit limit) {
        return search.suggest(q, Kind.read(types), limit);
    }
}
