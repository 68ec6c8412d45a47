package press.dateline.person;

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
import java.util.Map;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.change.CardAnswers;
import press.dateline.change.ChangeType;
import press.dateline.web.MergePatch;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;
import press.dateline.web.Representation;
import press.dateline.web.Sparse;
import press.dateline.web.WebPages;
import press.dateline.web.WebSite;

@Previewable
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People", description = "People, the offices that they hold, and what articles say of them")
class PersonResource {

    private final People people;
    private final Offices offices;
    private final PersonDesk desk;
    private final WebSite site;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final CardAnswers answers;
    private final PublicUrl publicUrl;

    PersonResource(
            People people,
            Offices offices,
            PersonDesk desk,
            WebSite site,
            Caller caller,
            MergePatch patches,
            Paging paging,
            CardAnswers answers,
            PublicUrl publicUrl) {
        this.people = people;
        this.offices = offices;
        this.desk = desk;
        this.site = site;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.answers = answers;
        this.publicUrl = publicUrl;
    }

    /** Lists people by sort name. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "listPeople", summary = "Lists the people by sort name")
    @Sparse(value = PersonView.class, list = true)
    public Page<PersonView> listPeople(@BeanParam PageFilter filter) {
        List<Person> rows = people.bySortName(filter.limit().value() + 1, paging.afterText());
        Map<UUID, List<OfficeView>> held =
                offices.of(rows.stream().map(Person::id).toList());
        WebPages pages = site.pages();
        return paging.page(
                rows,
                filter.limit(),
                person -> PersonView.of(person, held.getOrDefault(person.id(), List.of()), pages, publicUrl),
                person -> List.of(person.sortKey, person.id()));
    }

    /** One person. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "getPerson", summary = "Answers one person")
    @Sparse(PersonView.class)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Representation getPerson(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery @Parameter(description = "Adds articles: the first page of its articles, newest first") @Nullable
                    String include) {
        PersonView view = view(people.require(id));
        return answers.answer(view, include, ChangeType.PERSON, view.id(), view.slug());
    }

    /** Makes a person. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "createPerson", summary = "Makes a person")
    @APIResponse(
            responseCode = "201",
            description = "The person was made",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response createPerson(@Valid NewPerson wanted) {
        PersonView view = view(desk.create(wanted, caller.key()));
        return Response.created(URI.create(view.url())).entity(view).build();
    }

    /** Changes a person. */
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "updatePerson", summary = "Changes a person (JSON Merge Patch, RFC 7396)")
    public PersonView updatePerson(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewPerson.class))) JsonNode patch) {
        Person person = people.requireLocked(id);
        Preconditions.requireRevision(ifMatch, person.revision());
        NewPerson before = NewPerson.of(person, offices.of(person.id()));
        desk.change(person, patches.apply(before, patch, NewPerson.class), caller.key());
        return view(person);
    }

    private PersonView view(Person person) {
        return PersonView.of(person, offices.of(person.id()), site.pages(), publicUrl);
    }
}
