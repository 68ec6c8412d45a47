package press.dateline.entitlement;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
import press.dateline.access.EntitlementTerms;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.web.MergePatch;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

@Path("/v1/partners/{id}/entitlements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "Who gets what under contract")
class EntitlementResource {

    private final Entitlements entitlements;
    private final EntitlementRules rules;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final PublicUrl publicUrl;
    private final Clock clock;

    EntitlementResource(
            Entitlements entitlements,
            EntitlementRules rules,
            Caller caller,
            MergePatch patches,
            Paging paging,
            PublicUrl publicUrl,
            Clock clock) {
        this.entitlements = entitlements;
        this.rules = rules;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Lists a partner's entitlements, the newest first. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "listEntitlements",
            summary = "Lists a partner's entitlements, newest first, those that have ended too")
    public Page<EntitlementView> listEntitlements(
            @RestPath @Parameter(description = "The partner's id or slug") String id, @BeanParam PageFilter filter) {
        List<Entitlement> rows =
                entitlements.newestFirst(partner(id), filter.limit().value() + 1, paging.afterTime());
        return paging.page(rows, filter.limit(), this::view, one -> List.of(one.createdAt(), one.id()));
    }

    /** One entitlement. */
    @GET
    @Path("/{entitlement}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "getEntitlement", summary = "Answers one entitlement of a partner")
    public EntitlementView getEntitlement(
            @RestPath @Parameter(description = "The partner's id or slug") String id,
            @RestPath @Parameter(description = "The entitlement's id") String entitlement) {
        return view(require(id, entitlement, false));
    }

    /** Makes an entitlement. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "createEntitlement",
            summary = "Entitles a partner: all its keys see what it says, on all instances within a second",
            description =
                    "Of several entitlements each adds to what the others give. A partner without one in force sees"
                            + " nothing.")
    @APIResponse(
            responseCode = "201",
            description = "The partner is entitled",
            content = @Content(schema = @Schema(implementation = EntitlementView.class)))
    public Response createEntitlement(
            @RestPath @Parameter(description = "The partner's id or slug") String id, @Valid EntitlementTerms wanted) {
        UUID partner = partner(id);
        if (wanted.until() != null && !wanted.until().isAfter(clock.instant())) {
            throw ProblemException.body("/until", "lies in the past.");
        }
        EntitlementView view = view(entitlements.add(partner, rules.checked(wanted), caller.key()));
        return Response.created(URI.create(view.url())).entity(view).build();
    }

    /** Changes an entitlement. */
    @PATCH
    @Path("/{entitlement}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "updateEntitlement", summary = "Changes an entitlement (JSON Merge Patch, RFC 7396)")
    public EntitlementView updateEntitlement(
            @RestPath @Parameter(description = "The partner's id or slug") String id,
            @RestPath @Parameter(description = "The entitlement's id") String entitlement,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = EntitlementTerms.class)))
                    JsonNode patch) {
        Entitlement before = require(id, entitlement, true);
        Preconditions.requireRevision(ifMatch, before.revision());
        EntitlementTerms wanted = patches.apply(before.terms(), patch, EntitlementTerms.class);
        return view(entitlements.change(before, rules.checked(wanted), caller.key()));
    }

    /** Ends an entitlement. */
    @DELETE
    @Path("/{entitlement}")
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "endEntitlement",
            summary = "Ends an entitlement now; it stays to be looked at, and ending it twice is no error")
    public EntitlementView endEntitlement(
            @RestPath @Parameter(description = "The partner's id or slug") String id,
            @RestPath @Parameter(description = "The entitlement's id") String entitlement) {
        return view(entitlements.end(require(id, entitlement, true), caller.key()));
    }

    private EntitlementView view(Entitlement one) {
        return EntitlementView.of(one, publicUrl, clock.instant());
    }

    private UUID partner(String idOrSlug) {
        return entitlements.partner(idOrSlug).orElseThrow(() -> ProblemException.notFound("partner", idOrSlug));
    }

    private Entitlement require(String partner, String id, boolean locked) {
        return entitlements
                .find(partner(partner), id, locked)
                .orElseThrow(() -> ProblemException.notFound("entitlement", id));
    }
}
