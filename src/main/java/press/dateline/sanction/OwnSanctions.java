package press.dateline.sanction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.reader.OwnData;
import press.dateline.web.Times;

/** What was laid on a reader, who takes it along or leaves. */
@ApplicationScoped
class OwnSanctions implements OwnData {

    private final Session session;
    private final Clock clock;

    OwnSanctions(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public String member() {
        return "sanctions";
    }

    /** One statement. That a reader is muted is for moderators to know. */
    @Override
    public List<Kept> kept(UUID reader, Position after, int most) {
        return session.createNativeQuery("""
                        SELECT s.id, s.at, s.kind, s.until, s.reason_code, s.lifted_at FROM reader_sanction s
                        WHERE s.reader_id = :reader AND s.kind <> 'mute' AND (s.at, s.id) > (:time, :id)
                        ORDER BY s.at, s.id LIMIT :most
                        """, Object[].class)
                .setParameter("reader", reader)
                .setParameter("time", after.at(), Instant.class)
                .setParameter("id", after.id())
                .setParameter("most", most)
                .getResultStream()
                .map(row -> new Kept(
                        new Position((Instant) row[1], (UUID) row[0]),
                        new ExportedSanction(
                                (String) row[2], (Instant) row[1], (Instant) row[3], (String) row[4], (Instant)
                                        row[5])))
                .toList();
    }

    /** Who has signed in and is banned from the whole site stays so: a hash of the account is kept. */
    @Override
    public void erase(UUID reader, boolean keepTexts) {
        session.createNativeMutationQuery("""
                        INSERT INTO banned_account (account, until, reason_code, at, actor)
                        SELECT sha256(convert_to(r.issuer || chr(10) || r.subject, 'UTF8')), s.until, s.reason_code, s.at,
                            s.actor
                        FROM reader r JOIN reader_sanction s ON s.reader_id = r.id
                        WHERE r.id = :reader AND r.issuer IS NOT NULL AND s.kind = 'ban' AND s.section_id IS NULL
                          AND s.lifted_at IS NULL AND (s.until IS NULL OR s.until > :now)
                        ORDER BY s.until DESC NULLS FIRST LIMIT 1
                        ON CONFLICT (account) DO UPDATE SET until = excluded.until, reason_code = excluded.reason_code,
                            at = excluded.at, actor = excluded.actor
                        """)
                .setParameter("reader", reader)
                .setParameter("now", Times.now(clock), Instant.class)
                .executeUpdate();
        session.createNativeMutationQuery("DELETE FROM reader_sanction WHERE reader_id = :reader")
                .setParameter("reader", reader)
                .executeUpdate();
    }
}
