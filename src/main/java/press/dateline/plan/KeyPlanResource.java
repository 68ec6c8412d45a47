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

@Path("/v1/keys/{id}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners")
class KeyPlanResource {

    private final PlanChoices choices;

    KeyPlanResource(PlanChoices choices) {
        this.choices = choices;
    }

    /** The plan of a key. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(operationId = "getKeyPlan", summary = "Answers the plan of a key")
    public PlanChoiceView getKeyPlan(@RestPath @Parameter(description = "The key's id") String id) {
        return choices.plan(Plans.Of.KEY, id);
    }

    /** Gives a key a plan. */
    @PUT
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "chooseKeyPlan",
            summary = "Gives a key a plan, or none",
            description = "It holds within the plan of the key's partner. It holds within a second on every instance.")
    public PlanChoiceView chooseKeyPlan(
            @RestPath @Parameter(description = "The key's id") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @Valid NewPlanChoice wanted) {
        return choices.choose(Plans.Of.KEY, id, ifMatch, wanted);
    }
}
