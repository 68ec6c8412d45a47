package press.dateline.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.web.Ids;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

@Path("/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners")
class PlanResource {

    private static final int BURST_SECONDS = 2;

    private final Plans plans;
    private final Caller caller;
    private final Paging paging;
    private final PublicUrl publicUrl;

    PlanResource(Plans plans, Caller caller, Paging paging, PublicUrl publicUrl) {
        this.plans = plans;
        this.caller = caller;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    /** Lists plans. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "listPlans", summary = "Lists the plans, newest first")
    public Page<PlanView> listPlans(@BeanParam PageFilter filter) {
        List<PlanView> rows =
                plans.newestFirst(filter.limit().value() + 1, paging.afterTime().map(Paging.After::id));
        return paging.page(rows, filter.limit(), plan -> plan, plan -> List.of(plan.createdAt(), plan.id()));
    }

    /** Makes a plan. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "createPlan",
            summary = "Makes a plan, which partners and keys can have",
            description = "A partner's plan is shared by all of its keys; a key's own holds within it.")
    @APIResponse(
            responseCode = "201",
            description = "The plan was made",
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response createPlan(@Valid NewPlan wanted) {
        PlanView made = plans.add(checked(wanted), caller.key());
        return Response.created(URI.create(publicUrl.to("/v1/plans/" + made.id())))
                .entity(made)
                .build();
    }

    /** One plan. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "getPlan", summary = "Answers one plan")
    public PlanView getPlan(@RestPath @Parameter(description = "The plan's id") String id) {
        return require(id);
    }

    /** Replaces what a plan allows. */
    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "replacePlan",
            summary = "Replaces what a plan allows",
            description = "It holds within a second on every instance. What was used until then counts.")
    public PlanView replacePlan(
            @RestPath @Parameter(description = "The plan's id") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @Valid NewPlan wanted) {
        UUID plan = require(id).id();
        Preconditions.requireRevision(
                ifMatch, plans.locked(plan).orElseThrow(() -> ProblemException.notFound("plan", id)));
        plans.replace(plan, checked(wanted), caller.key());
        return require(id);
    }

    /** Deletes a plan. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "deletePlan", summary = "Deletes a plan that no partner and no key has")
    @APIResponse(responseCode = "204", description = "The plan is gone")
    public void deletePlan(@RestPath @Parameter(description = "The plan's id") String id) {
        if (Ids.parse(id).filter(plan -> plans.delete(plan, caller.key())).isEmpty()) {
            throw ProblemException.notFound("plan", id);
        }
    }

    /** A bucket that holds less than a second's requests would lose some while nobody looks. */
    private static NewPlan checked(NewPlan wanted) {
        Double rate = wanted.rate();
        Long burst = wanted.burst();
        if (rate == null) {
            if (burst != null) {
                throw ProblemException.body("/burst", "goes with rate only.");
            }
            return wanted;
        }
        if (burst != null && burst < rate) {
            throw ProblemException.body("/burst", "must be at least the rate, " + rate + ".");
        }
        return burst != null
                ? wanted
                : new NewPlan(
                        wanted.name(), rate, (long) Math.ceil(BURST_SECONDS * rate), wanted.day(), wanted.month());
    }

    private PlanView require(String id) {
        Optional<UUID> plan = Ids.parse(id);
        return plan.flatMap(plans::byId).orElseThrow(() -> ProblemException.notFound("plan", id));
    }
}
