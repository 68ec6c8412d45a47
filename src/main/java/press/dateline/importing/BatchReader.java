package press.dateline.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/**
 * Reads the batches of a job. While one is stored, which is mostly waiting for PostgreSQL, the next one is read on
 * another thread as far as its lines are in hand; so two batches are in memory at most.
 */
@ApplicationScoped
class BatchReader {

    /** Characters of a line that need no look at how many values it holds. */
    private static final int SMALL = 256 * 1024;

    private static final int MOST_VALUES = 200_000;

    private final JobLines lines;
    private final Map<String, ItemStore> stores;
    private final ObjectMapper json;
    private final AtomicReference<@Nullable Ahead> ahead = new AtomicReference<>();

    BatchReader(JobLines lines, @All List<ItemStore> stores, ObjectMapper json) {
        this.lines = lines;
        this.stores = stores.stream().collect(Collectors.toMap(ItemStore::format, Function.identity()));
        this.json = json;
    }

    /**
     * A batch that was read.
     *
     * @param lines those that could be read, one for each of the items
     * @param rejections of the lines that could not
     * @param upTo the last line that is done when all these are
     * @param isEnd whether there is no line left
     */
    record Ready(
            List<JobLines.Line> lines,
            ItemStore.Prepared items,
            List<Rejection> rejections,
            long upTo,
            boolean isEnd) {}

    /** A batch in the making. It is used once at most: what stores it may change it. */
    private record Ahead(UUID job, long line, int most, CompletableFuture<Ready> ready) {

        boolean isFor(ImportJob other, int size) {
            return job.equals(other.id) && line == other.line + 1 && most == size;
        }
    }

    /**
     * The batch after the lines that the job has done.
     *
     * @throws UnreadableUploadException where the upload is damaged, or of a format that is not known
     */
    Ready next(ImportJob job, int most) {
        ItemStore store = stores.get(job.format);
        if (store == null) {
            throw new UnreadableUploadException("This Dateline does not read the format " + job.format + ".", null);
        }
        Ahead begun = ahead.getAndSet(null);
        Ready ready =
                begun != null && begun.isFor(job, most) ? begun.ready().join() : read(lines.next(job, most), store);
        readAhead(job, ready.upTo() + 1, most, store);
        return ready;
    }

    private void readAhead(ImportJob job, long line, int most, ItemStore store) {
        lines.inHand(job.id, line, most)
                .ifPresent(batch -> ahead.set(new Ahead(
                        job.id,
                        line,
                        most,
                        CompletableFuture.supplyAsync(() -> read(batch, store), Thread::startVirtualThread))));
    }

    private Ready read(JobLines.Batch batch, ItemStore store) {
        List<ItemStore.Item> items = new ArrayList<>();
        List<JobLines.Line> read = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (JobLines.Line line : batch.lines()) {
            try {
                JsonNode node = read(line.text());
                items.add(new ItemStore.Item(node, ItemDigest.of(node)));
                read.add(line);
            } catch (JsonProcessingException e) {
                rejections.add(new Rejection(line.number(), "It is not valid JSON.", Texts.excerpt(line.text())));
            } catch (ProblemException e) {
                rejections.add(new Rejection(line.number(), e.detail(), Texts.excerpt(line.text())));
            }
        }
        return new Ready(
                read,
                store.prepare(items),
                rejections,
                batch.upTo(),
                batch.lines().isEmpty() && batch.isLast());
    }

    /** A line that is long, or whose tree would be large out of proportion, is not made into a tree at all. */
    private JsonNode read(String line) throws JsonProcessingException {
        if (line.length() > UploadLines.LONGEST) {
            throw ProblemException.body("", "An item may have 8 MB at most.");
        }
        if (line.length() > SMALL) {
            try (JsonParser parser = json.createParser(line)) {
                for (int values = 0; parser.nextToken() != null; values++) {
                    if (values > MOST_VALUES) {
                        throw ProblemException.body("", "An item may hold " + MOST_VALUES + " JSON values at most.");
                    }
                }
            } catch (JsonProcessingException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return json.readTree(line);
    }
}
