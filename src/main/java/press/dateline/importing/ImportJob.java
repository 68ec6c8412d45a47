package press.dateline.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;

/** An import: an upload that is stored, and how far it has been worked through. */
@Entity
@Table(name = "import_job")
class ImportJob {

    static final String RECEIVING = "receiving";
    static final String WAITING = "waiting";
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String FAILED = "failed";

    @Id
    UUID id = Ids.next();

    String format = "";

    @Nullable
    String name;

    String state = RECEIVING;

    byte @Nullable [] digest;

    long bytes;

    int chunks;

    /** Lines that are done. */
    long line;

    long created;

    long updated;

    long unchanged;

    long withdrawn;

    long rejected;

    long skipped;

    @Nullable
    String failure;

    /** The feed source that it was fetched for. */
    @Column(name = "source_id")
    @Nullable
    UUID sourceId;

    @Column(name = "requested_by")
    @Nullable
    UUID requestedBy;

    @Column(name = "requested_at")
    Instant requestedAt = Instant.EPOCH;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    /** Items that are done, whatever became of them. */
    long read() {
        return created + updated + unchanged + withdrawn + rejected + skipped;
    }
}
