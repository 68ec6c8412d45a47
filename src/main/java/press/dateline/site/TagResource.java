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
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;
import press.dateline.web.Representation;
import press.dateline.web.Sparse;

@Previewable
@Path("/v1/tags")
@Produces(MediaType.APPLICATION_JSON)
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Site")
class TagResource {

    private final Tags tags;
    private final TagDesk desk;
    private final Sites sites;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final CardAnswers answers;
    private final PublicUrl publicUrl;

    TagResource(
            Tags tags,
            TagDesk desk,
            Sites sites,
            Caller caller,
            MergePatch patches,
            Paging paging,
            CardAnswers answers,
            PublicUrl publicUrl) {
        this.tags = tags;
        this.desk = desk;
        this.sites = sites;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.answers = answers;
        this.publicUrl = publicUrl;
    }

    /** Lists tags by name. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "listTags", summary = "Lists the tags by name")
    @Sparse(value = TagView.class, list = true)
    public Page<TagView> listTags(@BeanParam TagFilter filter) {
        List<Tag> rows = tags.byName(filter.limit().value() + 1, paging.afterText(), filter.validType());
        SiteCard site = SiteCard.of(sites.the());
        return paging.page(
                rows, filter.limit(), tag -> TagView.of(tag, site, publicUrl), tag -> List.of(tag.name, tag.id()));
    }

    /** One tag. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "getTag", summary = "Answers one tag")
    @Sparse(TagView.class)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = TagView.class)))
    public Representation getTag(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery @Parameter(description = "Adds articles: the first page of its articles, newest first") @Nullable
                    String include) {
        TagView view = view(tags.require(id));
        return answers.answer(view, include, ChangeType.TAG, view.id(), view.slug());
    }

    /** Makes a tag. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "createTag", summary = "Makes a tag")
    @APIResponse(
            responseCode = "201",
            description = "The tag was made",
            content = @Content(schema = @Schema(implementation = TagView.class)))
    public Response createTag(@Valid NewTag wanted) {
        TagView view = view(desk.create(new Tag(), wanted, caller.key()));
        return Response.created(URI.create(view.url())).entity(view).build();
    }

    /** Changes a tag. */
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "updateTag", summary = "Changes a tag (JSON Merge Patch, RFC 7396)")
    public TagView updateTag(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewTag.class))) JsonNode patch) {
        Tag tag = tags.requireLocked(id);
        Preconditions.requireRevision(ifMatch, tag.revision());
        desk.change(tag, patches.apply(NewTag.of(tag), patch, NewTag.class), caller.key());
        return view(tag);
    }

    private TagView view(Tag tag) {
        return TagView.of(tag, SiteCard.of(sites.the()), publicUrl);
    }
}
