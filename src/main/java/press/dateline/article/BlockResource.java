package press.dateline.article;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.block.Block;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

@Path("/v1/articles/{id}/draft/blocks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class BlockResource {

    private static final String TAG = "The block's ETag, as it was answered; other blocks may change meanwhile";
    private static final String OUTDATED =
            "Somebody else has changed the block: revision is the draft's current one, and"
                    + " block, for callers who may see drafts, is the block as it is now (revision-outdated)";

    private final Articles articles;
    private final BlockDesk desk;
    private final PublicUrl publicUrl;

    BlockResource(Articles articles, BlockDesk desk, PublicUrl publicUrl) {
        this.articles = articles;
        this.desk = desk;
        this.publicUrl = publicUrl;
    }

    /** A block of the draft. */
    @GET
    @Path("/{blockId}")
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "getBlock",
            summary = "Answers one block of an article's draft",
            description = "Its ETag is its own, whatever happens to other blocks; an update's covers its blocks. The"
                    + " block can be sent back unchanged.")
    @APIResponse(
            responseCode = "200",
            description = "The block",
            content = @Content(schema = @Schema(implementation = Block.class)))
    public Response getBlock(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "The block's id, in an update too") String blockId) {
        Article article = articles.require(id);
        Block block = desk.require(article, blockId);
        return Response.ok(block).header(HttpHeaders.ETAG, desk.tag(block)).build();
    }

    /** Replaces a block. */
    @PUT
    @Path("/{blockId}")
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "replaceBlock",
            summary = "Replaces one block of an article's draft",
            description =
                    "Makes the next revision, unless nothing differs. Editors of other blocks are not in the way.")
    @APIResponse(
            responseCode = "200",
            description = "The block as it is now",
            headers = @Header(name = HttpHeaders.ETAG, ref = "BlockTag"),
            content = @Content(schema = @Schema(implementation = Block.class)))
    @APIResponse(responseCode = "412", description = OUTDATED)
    public Response replaceBlock(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "The block's id, in an update too") String blockId,
            @RestHeader(Preconditions.IF_MATCH) @Parameter(description = TAG) @Nullable String ifMatch,
            @RestQuery @Parameter(description = SaidOfSave.NOTE) @Nullable String note,
            @RestQuery @Parameter(description = SaidOfSave.CHANGE_TYPE) @Nullable String changeType,
            @Valid Block wanted) {
        Article article = articles.locked(id);
        Block block = desk.replace(article, blockId, wanted, ifMatch, SaidOfSave.of(note, changeType));
        return Response.ok(block).header(HttpHeaders.ETAG, desk.tag(block)).build();
    }

    /** Removes a block. */
    @DELETE
    @Path("/{blockId}")
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "deleteBlock",
            summary = "Removes one block from an article's draft",
            description = "Makes the next revision. An update goes with its blocks.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "412", description = OUTDATED)
    public Response deleteBlock(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "The block's id, in an update too") String blockId,
            @RestHeader(Preconditions.IF_MATCH) @Parameter(description = TAG) @Nullable String ifMatch,
            @RestQuery @Parameter(description = SaidOfSave.NOTE) @Nullable String note,
            @RestQuery @Parameter(description = SaidOfSave.CHANGE_TYPE) @Nullable String changeType) {
        desk.remove(articles.locked(id), blockId, ifMatch, SaidOfSave.of(note, changeType));
        return Response.noContent().build();
    }

    /** Puts in a block. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "createBlock",
            summary = "Puts a block into an article's draft",
            description =
                    "Makes the next revision. Needs no If-Match: it takes nothing away. Without after and inside it"
                            + " comes first of all.")
    @APIResponse(
            responseCode = "201",
            description = "The block, with an id that no other block of the article had before, if it had none",
            headers = @Header(name = HttpHeaders.ETAG, ref = "BlockTag"),
            content = @Content(schema = @Schema(implementation = Block.class)))
    public Response createBlock(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery
                    @Parameter(description = "Id of the block that it comes behind; in an update, if that is in one")
                    @Nullable
                    String after,
            @RestQuery @Parameter(description = "Id of the update that it comes first in; not with after") @Nullable
                    String inside,
            @RestQuery @Parameter(description = SaidOfSave.NOTE) @Nullable String note,
            @RestQuery @Parameter(description = SaidOfSave.CHANGE_TYPE) @Nullable String changeType,
            @Valid Block wanted) {
        if (after != null && inside != null) {
            throw ProblemException.parameter("inside", "goes without after, which says where already.");
        }
        Article article = articles.locked(id);
        Block block = desk.insert(article, wanted, after, inside, SaidOfSave.of(note, changeType));
        return Response.created(URI.create(publicUrl.to("/v1/articles/" + article.id + "/draft/blocks/" + block.id())))
                .header(HttpHeaders.ETAG, desk.tag(block))
                .entity(block)
                .build();
    }
}
