package press.dateline.sanction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.reader.ReaderLookup;
import press.dateline.site.SectionLookup;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;
import press.dateline.web.Times;

@Path("/v1/readers/{id}/sanctions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readers")
class SanctionsResource {

    private final Sanctions sanctions;
    private final ReaderLookup readers;
    private final SectionLookup sections;
    private final Caller caller;
    private final PublicUrl publicUrl;
    private final Clock clock;

    SanctionsResource(
            Sanctions sanctions,
            ReaderLookup readers,
            SectionLookup sections,
            Caller caller,
            PublicUrl publicUrl,
            Clock clock) {
        this.sanctions = sanctions;
        this.readers = readers;
        this.sections = sections;
        this.caller = caller;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** What was laid on a reader. */
    @GET
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "listSanctions",
            summary = "Lists what was laid on a reader, newest first, what is over or lifted too")
    public SanctionListView listSanctions(@RestPath @Parameter(description = "The reader's id") String id) {
        return new SanctionListView(sanctions.history(reader(id)));
    }

    /** Lays a sanction on a reader. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "createSanction",
            summary =
                    "Warns, mutes, suspends or bans a reader, or says how that one's comments are moderated, on the whole"
                            + " site or in a section",
            description = "It holds from the next request of the reader on, on every instance; comments that are there"
                    + " stay as they are. Of several that hold the gravest counts.")
    @APIResponse(
            responseCode = "201",
            description = "It holds",
            content = @Content(schema = @Schema(implementation = SanctionView.class)))
    public Response createSanction(
            @RestPath @Parameter(description = "The reader's id") String id, @Valid NewSanction wanted) {
        Instant now = Times.now(clock);
        checkEnd(wanted, now);
        UUID reader = reader(id);
        UUID sanction = Ids.next();
        sanctions.add(new Sanctions.Laid(
                sanction,
                reader,
                wanted.kind(),
                section(wanted.section()),
                now,
                wanted.until(),
                wanted.reasonCode(),
                wanted.note(),
                Objects.requireNonNull(caller.key()),
                wanted.moderator()));
        SanctionView made = sanctions.history(reader).stream()
                .filter(one -> one.id().equals(sanction))
                .findFirst()
                .orElseThrow();
        return Response.created(URI.create(publicUrl.to("/v1/readers/" + reader + "/sanctions")))
                .entity(made)
                .build();
    }

    /** Lifts a sanction. */
    @DELETE
    @Path("/{sanction}")
    @Transactional
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "liftSanction",
            summary = "Lifts a sanction, at once; doing it twice is no error",
            description = "It stays in the reader's history. What was rejected under it stays rejected.")
    @APIResponse(responseCode = "204", description = "It no longer holds")
    public Response liftSanction(
            @RestPath @Parameter(description = "The reader's id") String id,
            @RestPath @Parameter(description = "The sanction's id") String sanction) {
        UUID one = Ids.parse(sanction).orElseThrow(() -> missing(sanction));
        if (!sanctions.lift(reader(id), one, Objects.requireNonNull(caller.key()))) {
            throw missing(sanction);
        }
        return Response.noContent().build();
    }

    private static void checkEnd(NewSanction wanted, Instant now) {
        Instant until = wanted.until();
        if (until == null && wanted.kind().equals(Sanction.SUSPEND)) {
            throw ProblemException.body("/until", "is needed to suspend a reader; without an end it is a ban.");
        }
        if (until != null && wanted.kind().equals(Sanction.BAN)) {
            throw ProblemException.body("/until", "does not go with a ban; with an end it is suspend.");
        }
        if (until != null && !until.isAfter(now)) {
            throw ProblemException.body("/until", "lies in the past.");
        }
    }

    private UUID reader(String id) {
        return Ids.parse(id)
                .filter(reader -> readers.forModerators(List.of(reader)).containsKey(reader))
                .orElseThrow(() -> ProblemException.notFound("reader", id));
    }

    private @Nullable UUID section(@Nullable String idOrSlug) {
        return idOrSlug == null
                ? null
                : sections.idOf(idOrSlug)
                        .orElseThrow(() -> ProblemException.body("/section", "there is no such section."));
    }

    private static ProblemException missing(String sanction) {
        return ProblemException.notFound("sanction of this reader", sanction);
    }
}
