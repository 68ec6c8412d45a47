package press.dateline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The keys, as the rest of the application knows them: who did something. */
@ApplicationScoped
public class KeyLookup {

    private final ApiKeys keys;

    KeyLookup(ApiKeys keys) {
        this.keys = keys;
    }

    /** What keys are called, revoked ones too; one statement, or none for none. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : keys.list("id in ?1", ids).stream().collect(Collectors.toMap(key -> key.id, key -> key.name));
    }
}
