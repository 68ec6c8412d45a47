package press.dateline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import press.dateline.web.Ids;

/** Finds keys for other features. */
@ApplicationScoped
public class KeyLookup {

    private final ApiKeys keys;

    KeyLookup(ApiKeys keys) {
        this.keys = keys;
    }

    /** The ids of the keys with this id or prefix, revoked ones too; one statement. */
    public List<UUID> ids(String idOrPrefix) {
        Optional<UUID> id = Ids.parse(idOrPrefix);
        return (id.isPresent() ? keys.find("id", id.get()) : keys.find("prefix", idOrPrefix))
                .stream().map(key -> key.id).toList();
    }
}
