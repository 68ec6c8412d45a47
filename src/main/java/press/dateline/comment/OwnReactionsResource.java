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
import press.dateline.reader.TakesReaders;
import press.dateline.web.Page;

@Path("/v1/readers/me/reactions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readers")
class OwnReactionsResource {

    private final Reactions reactions;

    OwnReactionsResource(Reactions reactions) {
        this.reactions = reactions;
    }

    /** The reader's own reactions. */
    @GET
    @TakesReaders
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "listOwnReactions",
            summary = "Lists the reactions that the reader has set on the comments of an article, newest first",
            description = "Discussions are the same for everybody; this is what a client marks in them as the reader's"
                    + " own. Needs the reader's token. Whose a reaction is, is told to nobody else.")
    public Page<OwnReactionView> listOwnReactions(@BeanParam OwnReactionFilter filter) {
        return reactions.own(filter);
    }
}
