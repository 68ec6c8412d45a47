package press.dateline.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a job's upload on from where it stands. The chunk in hand is kept unpacked between batches. */
@ApplicationScoped
class JobLines {

    private final ImportJobs jobs;
    private volatile @Nullable Unpacked inHand;

    JobLines(ImportJobs jobs) {
        this.jobs = jobs;
    }

    /** A line of an upload, numbered from 1. */
    record Line(long number, String text) {}

    /**
     * The next lines that are not blank.
     *
     * @param upTo the last line that is done when these are
     * @param isLast whether the upload ends here
     */
    record Batch(List<Line> lines, long upTo, boolean isLast) {}

    private record Unpacked(UUID job, long firstLine, List<String> lines) {

        boolean holds(UUID other, long line) {
            return job.equals(other) && line >= firstLine && line < firstLine + lines.size();
        }
    }

    /**
     * At most so many lines after those that the job has done; all from one chunk.
     *
     * @throws UnreadableUploadException where the upload is damaged
     */
    Batch next(ImportJob job, int most) {
        return chunk(job, job.line + 1)
                .map(chunk -> batch(chunk, job.line + 1, most))
                .orElseGet(() -> new Batch(List.of(), job.line, true));
    }

    /** The lines from one on, as far as they are in hand: without the database. */
    Optional<Batch> inHand(UUID job, long line, int most) {
        return Optional.ofNullable(inHand)
                .filter(chunk -> chunk.holds(job, line))
                .map(chunk -> batch(chunk, line, most));
    }

    private static Batch batch(Unpacked chunk, long from, int most) {
        List<Line> lines = new ArrayList<>();
        long number = from;
        while (lines.size() < most && chunk.holds(chunk.job(), number)) {
            String text = chunk.lines().get((int) (number - chunk.firstLine()));
            if (!text.isBlank()) {
                lines.add(new Line(number, text));
            }
            number++;
        }
        return new Batch(lines, number - 1, false);
    }

    private Optional<Unpacked> chunk(ImportJob job, long line) {
        Unpacked known = inHand;
        if (known != null && known.holds(job.id, line)) {
            return Optional.of(known);
        }
        ImportJobs.Chunk chunk = jobs.chunk(job.id, line)
                .orElseThrow(
                        () -> new UnreadableUploadException("The upload is gone from line " + line + " on.", null));
        Unpacked loaded = new Unpacked(job.id, chunk.firstLine(), unpack(chunk));
        if (loaded.holds(job.id, line)) {
            inHand = loaded;
            return Optional.of(loaded);
        }
        inHand = null;
        if (chunk.number() != job.chunks - 1) {
            throw new UnreadableUploadException("The upload is gone from line " + line + " on.", null);
        }
        return Optional.empty();
    }

    private static List<String> unpack(ImportJobs.Chunk chunk) {
        try (GZIPInputStream data = new GZIPInputStream(new ByteArrayInputStream(chunk.data()))) {
            String text = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = new ArrayList<>();
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                lines.add(text.substring(start, end));
                start = end + 1;
            }
            return lines;
        } catch (IOException e) {
            throw new UnreadableUploadException(
                    "The upload is damaged from line " + chunk.firstLine() + " on: " + e.getMessage(), e);
        }
    }
}
