package press.dateline.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import press.dateline.access.KeyLookup;
import press.dateline.access.Scope;
import press.dateline.change.Change;
import press.dateline.site.SiteLookup;
import press.dateline.web.Ids;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;
import press.dateline.web.TimeBound;
import press.dateline.web.WriteEndpoints;

@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what")
class AuditResource {

    private final AuditReader reader;
    private final KeyLookup keys;
    private final SiteLookup site;
    private final WriteEndpoints endpoints;
    private final Paging paging;
    private final PublicUrl publicUrl;

    AuditResource(
            AuditReader reader,
            KeyLookup keys,
            SiteLookup site,
            WriteEndpoints endpoints,
            Paging paging,
            PublicUrl publicUrl) {
        this.reader = reader;
        this.keys = keys;
        this.site = site;
        this.endpoints = endpoints;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    /** Who did what. */
    @GET
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "listActs",
            summary = "Lists who did what to which thing, newest first",
            description = "Each request that wrote has an entry, from the same transaction; a request that failed, or"
                    + " was repeated under its Idempotency-Key, has none. Imports and schedules have one for each thing"
                    + " whose public state they changed. Filters must all hold.")
    public Page<AuditView> listActs(@BeanParam AuditFilter filter) {
        Optional<Paging.After> after = paging.afterTime();
        AuditReader.Question question = new AuditReader.Question(
                keys(filter.key),
                known("type", filter.type, types()),
                thing(filter.thing),
                known("action", filter.action, actions()),
                TimeBound.read("from", filter.from, false, () -> site.site().timeZone()),
                TimeBound.read("to", filter.to, true, () -> site.site().timeZone()),
                after.map(Paging.After::instant).orElse(null),
                after.map(Paging.After::id).orElse(null));
        return paging.page(
                reader.newestFirst(question, filter.limit().value() + 1),
                filter.limit(),
                act -> AuditView.of(act, publicUrl),
                act -> List.of(act.at(), act.id()));
    }

    private @Nullable Collection<UUID> keys(@Nullable String idOrPrefix) {
        if (idOrPrefix == null) {
            return null;
        }
        List<UUID> found = keys.ids(idOrPrefix);
        if (found.isEmpty()) {
            throw ProblemException.parameter(
                    "key",
                    "there is no key '" + Texts.excerpt(idOrPrefix)
                            + "': take the id or the prefix of one in /v1/keys.");
        }
        return found;
    }

    private static @Nullable UUID thing(@Nullable String id) {
        return id == null
                ? null
                : Ids.parse(id)
                        .orElseThrow(() -> ProblemException.parameter(
                                "thing", "takes an id: slugs change, and are not kept here."));
    }

    private static @Nullable String known(String parameter, @Nullable String word, SortedSet<String> words) {
        if (word != null && !words.contains(word)) {
            throw ProblemException.parameter(
                    parameter,
                    "there is no " + parameter + " '" + Texts.excerpt(word) + "'; the nearest are "
                            + String.join(", ", Similarity.nearest(word, words)) + ".");
        }
        return word;
    }

    private SortedSet<String> types() {
        return union(endpoints.types(), Change.types());
    }

    private SortedSet<String> actions() {
        return union(endpoints.actions(), Change.actions());
    }

    private static SortedSet<String> union(Collection<String> some, Collection<String> more) {
        SortedSet<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }
}
