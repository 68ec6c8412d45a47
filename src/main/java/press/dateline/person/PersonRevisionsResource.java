package press.dateline.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import press.dateline.change.CardHistory;
import press.dateline.change.CardRevisionSummary;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;
import press.dateline.web.WebSite;

@Path("/v1/people/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
class PersonRevisionsResource {

    private final People people;
    private final Offices offices;
    private final PersonDesk desk;
    private final WebSite site;
    private final CardHistory history;
    private final Caller caller;
    private final PublicUrl publicUrl;

    PersonRevisionsResource(
            People people,
            Offices offices,
            PersonDesk desk,
            WebSite site,
            CardHistory history,
            Caller caller,
            PublicUrl publicUrl) {
        this.people = people;
        this.offices = offices;
        this.desk = desk;
        this.site = site;
        this.history = history;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** The person's revisions. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "listPersonRevisions", summary = "Lists the revisions of a person, newest first")
    public Page<CardRevisionSummary> listPersonRevisions(
            @RestPath @Parameter(description = "Id or slug") String id, @BeanParam PageFilter filter) {
        return history.list(people.require(id).id(), filter);
    }

    /** What the person said at a revision. */
    @GET
    @Path("/{revision}")
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "getPersonRevision",
            summary = "Answers what the person said at a revision, as it was written")
    public PersonRevisionView getPersonRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "Which revision") String revision) {
        return PersonRevisionView.of(history.require(people.require(id).id(), revision, NewPerson.class));
    }

    /** Makes the person say again what it said at a revision. */
    @POST
    @Path("/{revision}/restore")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "restorePersonRevision",
            summary = "Makes the person what it was at a revision",
            description = "An edit like any other: it makes the next revision, where anything differs.")
    @APIResponse(
            responseCode = "200",
            description = "The person as it is now",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response restorePersonRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "Which revision") String revision,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that it has now, in double quotes")
                    @Nullable
                    String ifMatch) {
        Person person = people.requireLocked(id);
        Preconditions.requireRevision(ifMatch, person.revision());
        desk.change(
                person, history.require(person.id(), revision, NewPerson.class).content(), caller.key());
        return Response.ok(PersonView.of(person, offices.of(person.id()), site.pages(), publicUrl))
                .build();
    }
}
