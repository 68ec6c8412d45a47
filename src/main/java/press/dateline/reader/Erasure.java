package press.dateline.reader;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import press.dateline.access.StoredAnswers;
import press.dateline.change.AuditTrail;
import press.dateline.site.SiteLookup;

/** Forgets readers, and all that tells of them. */
@ApplicationScoped
class Erasure {

    private final List<OwnData> parts;
    private final Readers readers;
    private final SiteLookup site;
    private final StoredAnswers answers;
    private final AuditTrail trail;

    Erasure(@All List<OwnData> parts, Readers readers, SiteLookup site, StoredAnswers answers, AuditTrail trail) {
        this.parts = OwnDataExport.sorted(parts);
        this.readers = readers;
        this.site = site;
        this.answers = answers;
        this.trail = trail;
    }

    /**
     * Erases a reader, in the running transaction; what the reader posts meanwhile fails. The number of statements does
     * not depend on how much there is.
     *
     * @return whether there was such a reader
     */
    boolean erase(UUID reader) {
        Optional<Presented> leaving = readers.leaving(reader);
        if (leaving.isEmpty()) {
            return false;
        }
        trail.about(reader);
        boolean keepTexts = site.site().keepsErasedTexts();
        for (OwnData part : parts) {
            part.erase(reader, keepTexts);
        }
        answers.forgetOf(leaving.get().name());
        readers.delete(reader);
        return true;
    }
}
