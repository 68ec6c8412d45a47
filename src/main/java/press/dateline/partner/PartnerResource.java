package press.dateline.partner;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.KeyLookup;
import press.dateline.access.KeyView;
import press.dateline.access.Scope;
import press.dateline.web.MergePatch;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;

@Path("/v1/partners")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "Who gets content under a contract")
class PartnerResource {

    private final Partners partners;
    private final KeyLookup keys;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final PublicUrl publicUrl;

    PartnerResource(
            Partners partners, KeyLookup keys, Caller caller, MergePatch patches, Paging paging, PublicUrl publicUrl) {
        this.partners = partners;
        this.keys = keys;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    /** Lists partners, the newest first. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "listPartners", summary = "Lists the partners, newest first")
    public Page<PartnerView> listPartners(@BeanParam PageFilter filter) {
        List<Partner> rows = partners.newestFirst(
                filter.limit().value() + 1, paging.afterTime().map(Paging.After::id));
        return paging.page(
                rows,
                filter.limit(),
                partner -> PartnerView.of(partner, publicUrl),
                partner -> List.of(partner.createdAt, partner.id));
    }

    /** One partner. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "getPartner", summary = "Answers one partner")
    public PartnerView getPartner(@RestPath @Parameter(description = "Id or slug") String id) {
        return PartnerView.of(partners.require(id), publicUrl);
    }

    /** Makes a partner. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "createPartner",
            summary = "Makes a partner",
            description = "Then make it a key: POST /v1/keys with its slug as partner.")
    @APIResponse(
            responseCode = "201",
            description = "The partner was made",
            content = @Content(schema = @Schema(implementation = PartnerView.class)))
    public Response createPartner(@Valid NewPartner wanted) {
        PartnerView view = PartnerView.of(partners.add(wanted, caller.key()), publicUrl);
        return Response.created(URI.create(view.url())).entity(view).build();
    }

    /** Changes a partner. */
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "updatePartner",
            summary = "Changes a partner (JSON Merge Patch, RFC 7396)",
            description = "With the state ended all of its keys are refused, on all instances within a second.")
    public PartnerView updatePartner(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = PartnerChanges.class))) JsonNode patch) {
        Partner partner = partners.requireLocked(id);
        Preconditions.requireRevision(ifMatch, partner.revision);
        partners.change(partner, patches.apply(PartnerChanges.of(partner), patch, PartnerChanges.class), caller.key());
        return PartnerView.of(partner, publicUrl);
    }

    /** The keys of a partner. */
    @GET
    @Path("/{id}/keys")
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "listPartnerKeys", summary = "Lists the API keys of a partner, newest first")
    public Page<KeyView> listPartnerKeys(
            @RestPath @Parameter(description = "Id or slug") String id, @BeanParam PageFilter filter) {
        List<KeyView> rows = keys.ofPartner(
                partners.require(id).id,
                filter.limit().value() + 1,
                paging.afterTime().map(Paging.After::id));
        return paging.page(rows, filter.limit(), Function.identity(), key -> List.of(key.createdAt(), key.id()));
    }
}
