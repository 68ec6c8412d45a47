package press.dateline.moderation;

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
import press.dateline.access.Caller;
import press.dateline.access.Scope;
import press.dateline.change.AuditTrail;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;

@Path("/v1/moderation/word-lists/{list}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class WordListResource {

    private final WordLists lists;
    private final AuditTrail trail;
    private final Caller caller;

    WordListResource(WordLists lists, AuditTrail trail, Caller caller) {
        this.lists = lists;
        this.trail = trail;
        this.caller = caller;
    }

    /** A word list. */
    @GET
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(operationId = "getWordList", summary = "Answers a word list of the moderation pipeline")
    public WordListView getWordList(@RestPath @Parameter(description = "banned or suspect") String list) {
        return lists.newest(named(list));
    }

    /** Replaces a word list. */
    @PUT
    @Transactional
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "replaceWordList",
            summary = "Replaces a word list of the moderation pipeline",
            description = "It holds from the next comment on, on every instance; comments that there are stay as they"
                    + " are. A list that says the same makes no revision.")
    public WordListView replaceWordList(
            @RestPath @Parameter(description = "banned or suspect") String list,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @Valid NewWordList wanted) {
        ListName name = named(list);
        trail.about(name.id());
        WordListRules.check("/entries", wanted.entries());
        return lists.replace(name, wanted.entries(), ifMatch, caller.key());
    }

    private static ListName named(String list) {
        return ListName.ofWord(list).orElseThrow(() -> ProblemException.notFound("word list", list));
    }
}
