package press.dateline.usage;

import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Admission;
import press.dateline.access.Caller;
import press.dateline.access.KeyHolder;
import press.dateline.web.Representation;

@Path("/v1/me/usage")
@Produces({MediaType.APPLICATION_JSON, UsageAnswers.CSV})
@Tag(name = "Access")
class MyUsageResource {

    private final UsageReports reports;
    private final QuotaStanding states;
    private final UsageAnswers answers;
    private final Admission admission;
    private final Caller caller;

    MyUsageResource(
            UsageReports reports, QuotaStanding states, UsageAnswers answers, Admission admission, Caller caller) {
        this.reports = reports;
        this.states = states;
        this.answers = answers;
        this.admission = admission;
        this.caller = caller;
    }

    /** What the caller's key was answered. */
    @GET
    @Authenticated
    @Operation(
            operationId = "getMyUsage",
            summary = "Answers what the key that asks was answered, by day and path, and how its quotas stand",
            description = "It counts towards no quota, and is never refused for one. Counts are a few seconds old.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UsageView.class)),
                @Content(mediaType = UsageAnswers.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Representation getMyUsage(
            @BeanParam UsageFilter filter, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        UUID key = Objects.requireNonNull(caller.key());
        String accept = String.join(",", headers.getRequestHeader(HttpHeaders.ACCEPT));
        return answers.answer(
                filter,
                accept,
                (from, to) -> reports.ofKey(key, from, to),
                () -> states.of(admission.holder(request).orElse(new KeyHolder(key, null))));
    }
}
