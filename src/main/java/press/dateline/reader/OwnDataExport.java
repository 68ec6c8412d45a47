package press.dateline.reader;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/**
 * Writes all that is stored of a reader, a few rows at a time: it neither holds all of it in memory nor a connection of
 * the database while the caller reads. A thread it does hold, so only a few are written at once.
 */
@ApplicationScoped
class OwnDataExport {

    private static final int ROWS_AT_ONCE = 200;
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 10;

    private final List<OwnData> parts;
    private final Readers readers;
    private final ObjectMapper json;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    OwnDataExport(@All List<OwnData> parts, Readers readers, ObjectMapper json, Clock clock) {
        this.parts = sorted(parts);
        this.readers = readers;
        this.json = json;
        this.clock = clock;
    }

    /** In an order that is always the same. */
    static List<OwnData> sorted(List<OwnData> parts) {
        return parts.stream().sorted(Comparator.comparing(OwnData::member)).toList();
    }

    /**
     * Looks whether one more can be written now.
     *
     * @throws ProblemException 503 where enough are
     */
    void requireFree() {
        if (free.availablePermits() == 0) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "Others take their data with them at the moment: try again in a minute.");
        }
    }

    /** Writes one JSON object. The reader is absent where nothing is stored of whoever asks. */
    void write(Optional<UUID> reader, OutputStream to) throws IOException {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("too many exports are being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the export", e);
        }
        try (JsonGenerator out = json.createGenerator(to)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT); // what is cut off must not look whole
            out.writeStartObject();
            out.writePOJOField("exportedAt", Times.now(clock));
            Optional<ExportedReader> stored =
                    reader.flatMap(id -> QuarkusTransaction.requiringNew().call(() -> readers.exported(id)));
            if (stored.isPresent()) {
                out.writePOJOField("reader", stored.get());
            }
            for (OwnData part : parts) {
                out.writeArrayFieldStart(part.member());
                if (reader.isPresent()) {
                    write(part, reader.get(), out);
                }
                out.writeEndArray();
            }
            out.writeEndObject();
        } finally {
            free.release();
        }
    }

    private static void write(OwnData part, UUID reader, JsonGenerator out) throws IOException {
        OwnData.Position last = OwnData.Position.START;
        int found = ROWS_AT_ONCE;
        while (found == ROWS_AT_ONCE) {
            OwnData.Position after = last;
            List<OwnData.Kept> some =
                    QuarkusTransaction.requiringNew().call(() -> part.kept(reader, after, ROWS_AT_ONCE));
            for (OwnData.Kept one : some) {
                out.writePOJO(one.value());
                last = one.position();
            }
            found = some.size();
        }
    }
}
