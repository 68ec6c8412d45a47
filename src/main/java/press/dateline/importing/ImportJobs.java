package press.dateline.importing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.BulkInsert;

/** The import jobs, their uploads in chunks, and what they rejected. */
@ApplicationScoped
class ImportJobs implements PanacheRepositoryBase<ImportJob, UUID> {

    private final Session session;

    ImportJobs(Session session) {
        this.session = session;
    }

    Optional<ImportJob> byId(UUID id) {
        return findByIdOptional(id);
    }

    /** The oldest job with work to do that nobody else has in hand, locked for this transaction. */
    Optional<ImportJob> claim() {
        return session.createNativeQuery("""
            SELECT * FROM import_job WHERE state IN ('waiting', 'running')
            ORDER BY requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """, ImportJob.class).getResultStream().findFirst();
    }

    /** A job, if nobody else has it in hand, locked for this transaction. */
    Optional<ImportJob> claim(UUID id) {
        return session.createNativeQuery("""
            SELECT * FROM import_job WHERE id = ?1 AND state IN ('waiting', 'running')
            FOR UPDATE SKIP LOCKED
            """, ImportJob.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst();
    }

    List<ImportJob> newestFirst(int rows, UUID before) {
        return find("id < ?1 order by id desc", before).range(0, rows - 1).list();
    }

    void addChunk(UUID job, int number, long firstLine, byte[] data) {
        session.createNativeMutationQuery(
                        "INSERT INTO import_chunk (job_id, number, first_line, data) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, job)
                .setParameter(2, number)
                .setParameter(3, firstLine)
                .setParameter(4, data)
                .executeUpdate();
    }

    /** Lowers the numbers of chunks from one to below another, and raises those of their lines. */
    void moveChunks(UUID job, int from, int to, int numbersBy, long linesBy) {
        session.createNativeMutationQuery("UPDATE import_chunk SET number = number - ?4, first_line = first_line + ?5"
                        + " WHERE job_id = ?1 AND number >= ?2 AND number < ?3")
                .setParameter(1, job)
                .setParameter(2, from)
                .setParameter(3, to)
                .setParameter(4, numbersBy)
                .setParameter(5, linesBy)
                .executeUpdate();
    }

    /** A part of an upload: its number from 0, which line it begins with, and its lines, gzipped. */
    record Chunk(int number, long firstLine, byte[] data) {}

    /** The chunk that holds a line, or else the last one before. */
    Optional<Chunk> chunk(UUID job, long line) {
        return session.createNativeQuery("""
            SELECT number, first_line, data FROM import_chunk WHERE job_id = ?1 AND first_line <= ?2
            ORDER BY first_line DESC LIMIT 1
            """, Object[].class)
                .setParameter(1, job)
                .setParameter(2, line)
                .getResultStream()
                .findFirst()
                .map(row -> new Chunk((Integer) row[0], (Long) row[1], (byte[]) row[2]));
    }

    void deleteChunks(UUID job) {
        session.createNativeMutationQuery("DELETE FROM import_chunk WHERE job_id = ?1")
                .setParameter(1, job)
                .executeUpdate();
    }

    void reject(UUID job, List<Rejection> rejections) {
        var rows = BulkInsert.into("import_rejection", "job_id uuid", "line bigint", "reason text", "snippet text");
        rejections.forEach(one -> rows.add(job, one.line(), one.reason(), one.snippet()));
        rows.execute(session, "ON CONFLICT DO NOTHING");
    }

    List<Rejection> rejections(UUID job, long afterLine, int rows) {
        return session
                .createNativeQuery(
                        "SELECT line, reason, snippet FROM import_rejection WHERE job_id = ?1 AND line > ?2"
                                + " ORDER BY line LIMIT ?3",
                        Object[].class)
                .setParameter(1, job)
                .setParameter(2, afterLine)
                .setParameter(3, rows)
                .getResultList()
                .stream()
                .map(row -> new Rejection((Long) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    void report(UUID job, List<ReportLine> report) {
        var rows = BulkInsert.into(
                "import_report",
                "job_id uuid",
                "line bigint",
                "place text",
                "outcome text",
                "type text",
                "thing_id uuid",
                "title text",
                "notes text");
        report.forEach(one -> rows.add(
                job,
                one.line(),
                one.place(),
                one.outcome(),
                one.type(),
                one.id(),
                one.title(),
                String.join("\n", one.notes())));
        rows.execute(session, "ON CONFLICT DO NOTHING");
    }

    /** What became of a job's items, those that were rejected among them. */
    List<ReportLine> report(UUID job, @Nullable String outcome, long afterLine, int rows) {
        return session
                .createNativeQuery("""
                    SELECT line, place, outcome, type, thing_id, title, notes FROM import_report
                    WHERE job_id = :job AND line > :after AND (:outcome = '' OR outcome = :outcome)
                    UNION ALL
                    SELECT line, NULL, 'rejected', NULL, NULL, NULL, reason
                    FROM import_rejection
                    WHERE job_id = :job AND line > :after AND (:outcome = '' OR :outcome = 'rejected')
                    ORDER BY line LIMIT :rows
                    """, Object[].class)
                .setParameter("job", job)
                .setParameter("after", afterLine)
                .setParameter("outcome", outcome == null ? "" : outcome)
                .setParameter("rows", rows)
                .getResultList()
                .stream()
                .map(row -> new ReportLine(
                        (Long) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (UUID) row[4],
                        (String) row[5],
                        ((String) row[6]).lines().toList()))
                .toList();
    }

    /** Uploads that broke off are forgotten. */
    void deleteAbandoned(Instant before) {
        delete("state = ?1 and requestedAt < ?2", ImportJob.RECEIVING, before);
    }

    /** A feed that changes each hour makes thousands of imports a year: those that have ended are forgotten. */
    void deleteOfSources(Instant before) {
        delete("sourceId is not null and finishedAt < ?1", before);
    }
}
