package press.dateline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import press.dateline.web.Ids;

/** The keys, as the rest of the application knows them: who did something. */
@ApplicationScoped
public class KeyLookup {

    private final ApiKeys keys;

    KeyLookup(ApiKeys keys) {
        this.keys = keys;
    }

    /** Of these keys, those that are taken, as is stored now; one statement, or none for none. */
    public Set<UUID> good(Collection<UUID> ids, Instant now) {
        return ids.isEmpty() ? Set.of() : keys.good(ids, now);
    }

    /** What keys are called, revoked ones too; one statement, or none for none. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : keys.list("id in ?1", ids).stream().collect(Collectors.toMap(key -> key.id, key -> key.name));
    }

    /**
     * A partner's keys, newest first; one statement.
     *
     * @param before the key behind which they begin; empty: with the newest
     */
    public List<KeyView> ofPartner(UUID partner, int rows, Optional<UUID> before) {
        return keys.newestFirst(rows, before, Optional.of(partner)).stream()
                .map(KeyView::of)
                .toList();
    }

    /** The ids of the keys with this id or prefix, revoked ones and replaced secrets too; one statement. */
    public List<UUID> ids(String idOrPrefix) {
        Optional<UUID> id = Ids.parse(idOrPrefix);
        return id.isPresent()
                ? keys.find("id", id.get()).stream().map(key -> key.id).toList()
                : keys.withPrefix(idOrPrefix);
    }
}
