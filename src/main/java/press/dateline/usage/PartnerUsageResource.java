package press.dateline.usage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.PartnerIds;
import press.dateline.access.Scope;
import press.dateline.web.Representation;

@Path("/v1/partners/{id}/usage")
@Produces({MediaType.APPLICATION_JSON, UsageAnswers.CSV})
@Tag(name = "Partners")
class PartnerUsageResource {

    private final PartnerIds partners;
    private final UsageReports reports;
    private final QuotaStanding states;
    private final UsageAnswers answers;

    PartnerUsageResource(PartnerIds partners, UsageReports reports, QuotaStanding states, UsageAnswers answers) {
        this.partners = partners;
        this.reports = reports;
        this.states = states;
        this.answers = answers;
    }

    /** What a partner was answered. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "getPartnerUsage",
            summary = "Answers what all keys of a partner were answered, by day and path, and how its quotas stand",
            description = "Counts are a few seconds old.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UsageView.class)),
                @Content(mediaType = UsageAnswers.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Representation getPartnerUsage(
            @RestPath @Parameter(description = "The partner's id or slug") String id,
            @BeanParam UsageFilter filter,
            @Context HttpHeaders headers) {
        UUID partner = partners.require(id);
        return answers.answer(
                filter,
                String.join(",", headers.getRequestHeader(HttpHeaders.ACCEPT)),
                (from, to) -> reports.ofPartner(partner, from, to),
                () -> states.ofPartner(partner));
    }
}
