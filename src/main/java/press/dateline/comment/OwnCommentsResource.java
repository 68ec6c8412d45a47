package press.dateline.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Scope;
import press.dateline.reader.CurrentReader;
import press.dateline.reader.ReaderCard;
import press.dateline.reader.TakesReaders;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;

@Path("/v1/readers/me/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readers")
class OwnCommentsResource {

    private final OwnComments comments;
    private final CurrentReader reader;

    OwnCommentsResource(OwnComments comments, CurrentReader reader) {
        this.comments = comments;
        this.reader = reader;
    }

    /** The reader's own comments. */
    @GET
    @TakesReaders
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "listOwnComments",
            summary = "Lists the comments of the reader whose token comes along, in every state, newest first",
            description = "Rejected ones say why. Nobody may store the answer.")
    public Page<OwnCommentView> listOwnComments(@BeanParam PageFilter filter) {
        return comments.page(reader.findRequired().map(ReaderCard::id), filter.limit());
    }
}
