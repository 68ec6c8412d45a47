package press.dateline.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Scope;
import press.dateline.web.Preconditions;

@Path("/v1/partners/{id}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners")
class PartnerPlanResource {

    private final PlanChoices choices;

    PartnerPlanResource(PlanChoices choices) {
        this.choices = choices;
    }

    /** The plan of a partner. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "getPartnerPlan", summary = "Answers the plan of a partner")
    public PlanChoiceView getPartnerPlan(@RestPath @Parameter(description = "The partner's id or slug") String id) {
        return choices.plan(Plans.Of.PARTNER, id);
    }

    /** Gives a partner a plan. */
    @PUT
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "choosePartnerPlan",
            summary = "Gives a partner a plan, or none",
            description = "It is shared by all of the partner's keys. It holds within a second on every instance.")
    public PlanChoiceView choosePartnerPlan(
            @RestPath @Parameter(description = "The partner's id or slug") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @Valid NewPlanChoice wanted) {
        return choices.choose(Plans.Of.PARTNER, id, ifMatch, wanted);
    }
}
