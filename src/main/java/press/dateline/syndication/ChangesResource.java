package press.dateline.syndication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.access.Contract;
import press.dateline.access.Scope;
import press.dateline.change.ChangeReader;
import press.dateline.change.ChangeType;
import press.dateline.change.LoggedChange;
import press.dateline.reading.Explaining;
import press.dateline.reading.ExplanationView;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.PublicUrl;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;

@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes", description = "Everything that changes what may be read, as one ordered log")
class ChangesResource {

    private static final Set<ChangeType> PUBLIC = EnumSet.of(
            ChangeType.ARTICLE,
            ChangeType.PERSON,
            ChangeType.PLACE,
            ChangeType.IMAGE,
            ChangeType.SECTION,
            ChangeType.TAG,
            ChangeType.SITE);

    private final ChangeReader log;
    private final PartnerLog partners;
    private final Explaining explaining;
    private final Caller caller;
    private final PublicUrl publicUrl;

    ChangesResource(ChangeReader log, PartnerLog partners, Explaining explaining, Caller caller, PublicUrl publicUrl) {
        this.log = log;
        this.partners = partners;
        this.explaining = explaining;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** The changes after a number. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listChanges",
            summary = "Tells what has changed since a number",
            description =
                    "To keep a copy: read everything, note the lowest Dateline-Seq of the answers, then ask for what"
                            + " came after it, again and again. A thing may stand in it several times: read it once, as it is now."
                            + " Partners are told of what they get: available when it comes to them, left when they have it"
                            + " no longer; one change may then be told of several articles, and a page hold more than limit.")
    @APIResponse(
            responseCode = "200",
            description = "The next changes",
            content = @Content(schema = @Schema(implementation = ChangePage.class)))
    @APIResponse(responseCode = "410", description = "The log no longer goes back that far: make the copy anew")
    public Response listChanges(@BeanParam ChangeFilter filter) {
        long after = after(filter.after);
        Audience audience = caller.audience();
        Set<ChangeType> types = types(filter.type);
        ChangeReader.Stretch stretch = audience.contract() == null
                ? log.after(after, filter.limit.value() + 1, types, audience.changes())
                : log.withBefore(after, PartnerLog.MOST_READ, PartnerLog.read(types), audience.changes());
        if (after > stretch.newest()) {
            throw ProblemException.parameter(
                    "after",
                    "the newest change is " + stretch.newest() + ": make the copy anew if you have seen more.");
        }
        if (stretch.lacks(after)) {
            throw new ProblemException(
                            ProblemType.LOG_TRIMMED,
                            "The log begins with " + stretch.oldest()
                                    + ": read everything anew, from `restart`, and go on"
                                    + " after the Dateline-Seq of those answers.")
                    .with("oldest", stretch.oldest())
                    .with("restart", publicUrl.to("/v1/articles"));
        }
        Contract contract = audience.contract();
        PartnerLog.Told told = contract == null
                ? told(stretch, filter.limit.value())
                : partners.told(stretch, types, filter.limit.value(), audience, contract);
        String next = next(filter, told.seq());
        ExplanationView explanation = explaining
                .of(
                        () -> partners.articles(stretch, told.seq()),
                        stretch.changes().size())
                .orElse(null);
        return Response.ok(new ChangePage(told.items(), told.seq(), told.isAll(), next, explanation))
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .header(HttpHeaders.CACHE_CONTROL, "max-age=1")
                .build();
    }

    private PartnerLog.Told told(ChangeReader.Stretch stretch, int limit) {
        boolean more = stretch.changes().size() > limit;
        List<LoggedChange> told = more ? stretch.changes().subList(0, limit) : stretch.changes();
        return new PartnerLog.Told(
                told.stream().map(change -> ChangeView.of(change, publicUrl)).toList(),
                more ? told.getLast().seq() : stretch.newest(),
                !more);
    }

    private String next(ChangeFilter filter, long seq) {
        return publicUrl.to("/v1/changes?after=" + seq + "&limit=" + filter.limit.value()
                + (filter.type == null ? "" : "&type=" + filter.type));
    }

    private static long after(String text) {
        try {
            long after = Long.parseLong(text);
            if (after >= 0) {
                return after;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw ProblemException.parameter("after", "takes the number of a change, such as 1042; 0 is the beginning.");
    }

    private static Set<ChangeType> types(@Nullable String text) {
        if (text == null) {
            return PUBLIC;
        }
        List<String> words = PUBLIC.stream().map(ChangeType::word).toList();
        Set<ChangeType> types = EnumSet.noneOf(ChangeType.class);
        for (String word : text.split(",", -1)) {
            ChangeType type = PUBLIC.stream()
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.parameter(
                            "type",
                            "there is no type '" + Texts.excerpt(word) + "'; the nearest are "
                                    + String.join(", ", Similarity.nearest(word, words)) + "; all are "
                                    + String.join(", ", words) + "."));
            types.add(type);
        }
        return types;
    }
}
