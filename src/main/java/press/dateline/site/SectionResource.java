package press.dateline.site;

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

@Previewable
@Path("/v1/sections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Site")
class SectionResource {

    private final Sections sections;
    private final SectionDesk desk;
    private final Sites sites;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final CardAnswers answers;
    private final PublicUrl publicUrl;

    SectionResource(
            Sections sections,
            SectionDesk desk,
            Sites sites,
            Caller caller,
            MergePatch patches,
            Paging paging,
            CardAnswers answers,
            PublicUrl publicUrl) {
        this.sections = sections;
        this.desk = desk;
        this.sites = sites;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.answers = answers;
        this.publicUrl = publicUrl;
    }

    /** Lists sections in the editors' order. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "listSections", summary = "Lists the sections by position, then by name")
    @Sparse(value = SectionView.class, list = true)
    public Page<SectionView> listSections(@BeanParam PageFilter filter) {
        List<Section> rows = sections.inOrder(filter.limit().value() + 1, paging.afterNumber());
        SectionTree tree = sections.tree();
        SiteCard site = SiteCard.of(sites.the());
        return paging.page(
                rows,
                filter.limit(),
                section -> SectionView.of(section, tree, site, publicUrl),
                section -> List.of(section.position, section.name, section.id()));
    }

    /** One section. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "getSection", summary = "Answers one section")
    @Sparse(SectionView.class)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = SectionView.class)))
    public Representation getSection(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery @Parameter(description = "Adds articles: the first page of its articles, newest first") @Nullable
                    String include) {
        SectionView view = view(sections.require(id));
        return answers.answer(view, include, ChangeType.SECTION, view.id(), view.slug());
    }

    /** Makes a section. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "createSection", summary = "Makes a section")
    @APIResponse(
            responseCode = "201",
            description = "The section was made",
            content = @Content(schema = @Schema(implementation = SectionView.class)))
    public Response createSection(@Valid NewSection wanted) {
        Section section = desk.create(new Section(), wanted, caller.key());
        SectionView view = view(section);
        return Response.created(URI.create(view.url())).entity(view).build();
    }

    /** Changes a section. */
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "updateSection", summary = "Changes a section (JSON Merge Patch, RFC 7396)")
    public SectionView updateSection(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewSection.class))) JsonNode patch) {
        Section section = sections.requireLocked(id);
        Preconditions.requireRevision(ifMatch, section.revision());
        desk.change(section, patches.apply(NewSection.of(section), patch, NewSection.class), caller.key());
        return view(section);
    }

    private SectionView view(Section section) {
        return SectionView.of(section, sections.tree(), SiteCard.of(sites.the()), publicUrl);
    }
}
