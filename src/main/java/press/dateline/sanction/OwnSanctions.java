package press.dateline.sanction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.reader.Accounts;
import press.dateline.reader.OwnData;
import press.dateline.web.Times;

/** What was laid on a reader, who takes it along or leaves. */
@ApplicationScoped
class OwnSanctions implements OwnData {

    private final Session session;
    private final Accounts accounts;
    private final Clock clock;

    OwnSanctions(Session session, Accounts accounts, Clock clock) {
        this.session = session;
        this.accounts = accounts;
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

    /** What holds for who has signed in holds when they come again: what is left of the account is kept with it. */
    @Override
    public void erase(UUID reader, boolean keepTexts) {
        accounts.of(reader).ifPresent(account -> keep(reader, account));
        session.createNativeMutationQuery("DELETE FROM reader_sanction WHERE reader_id = :reader")
                .setParameter("reader", reader)
                .executeUpdate();
    }

    /** Without what moderators noted, who may have named the reader. */
    private void keep(UUID reader, byte[] account) {
        session.createNativeMutationQuery("""
                        INSERT INTO sanctioned_account (id, account, kind, section_id, at, until, reason_code, actor)
                        SELECT s.id, :account, s.kind, s.section_id, s.at, s.until, s.reason_code, s.actor
                        FROM reader_sanction s
                        WHERE s.reader_id = :reader AND s.kind NOT IN ('warn', 'trust') AND""" + " " + Sanctions.IN_FORCE)
                .setParameter("account", account, byte[].class)
                .setParameter("reader", reader)
                .setParameter("at", Times.now(clock), Instant.class)
                .executeUpdate();
    }
}
