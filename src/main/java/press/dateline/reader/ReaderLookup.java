package press.dateline.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Readers, for other features. */
@ApplicationScoped
public class ReaderLookup {

    private final Readers readers;

    ReaderLookup(Readers readers) {
        this.readers = readers;
    }

    /** The readers with these ids, as moderators see them; one statement. */
    public Map<UUID, ReaderView> forModerators(Collection<UUID> ids) {
        Map<UUID, ReaderView> views = new HashMap<>();
        readers.of(ids).forEach((id, reader) -> views.put(id, ReaderView.of(reader)));
        return views;
    }
}
