package press.dateline.usage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Scope;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;

@Path("/v1/articles/{id}/holders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "Partners, their plans, and what they were given")
class HoldersResource {

    private final Holders holders;
    private final Paging paging;

    HoldersResource(Holders holders, Paging paging) {
        this.holders = holders;
        this.paging = paging;
    }

    /** Who holds an article. */
    @GET
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "listHolders",
            summary = "Lists the partners that were given an article: at which revision, in which form, since when",
            description = "Those of the newest revision first. An entry is there before the partner has the answer. A"
                    + " withdrawn article has its holders too.")
    public Page<HolderView> listHolders(
            @RestPath @Parameter(description = "Id or slug") String id, @BeanParam PageFilter filter) {
        return paging.page(
                holders.of(id, paging.afterNumber(), filter.limit().value() + 1),
                filter.limit(),
                holder -> holder,
                holder -> List.of(
                        holder.revision(), holder.form(), holder.partner().id()));
    }
}
