package press.dateline.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardChanged;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** Takes images from the public and brings them back; what shows them is marked in the same transaction. */
@ApplicationScoped
class ImageWithdrawal {

    private final Session session;
    private final Images images;
    private final ChangeLog log;
    private final Event<CardChanged> changed;
    private final Clock clock;

    ImageWithdrawal(Session session, Images images, ChangeLog log, Event<CardChanged> changed, Clock clock) {
        this.session = session;
        this.images = images;
        this.log = log;
        this.changed = changed;
        this.clock = clock;
    }

    /** Withdraws one; again changes nothing. */
    List<UUID> withdraw(UUID id, @Nullable String reason, @Nullable UUID actor) {
        return withdraw(update("id = :id").setParameter("id", id), reason, actor);
    }

    /** Withdraws all that have this holder and this credit, of which one may be null; one statement. */
    List<UUID> withdraw(
            @Nullable String holder, @Nullable String credit, @Nullable String reason, @Nullable UUID actor) {
        String ofHolder = holder == null ? "true" : "lower(holder) = lower(:holder)";
        String withCredit = credit == null ? "true" : "lower(credit) = lower(:credit)";
        NativeQuery<Object[]> update = update(ofHolder + " AND " + withCredit);
        if (holder != null) {
            update.setParameter("holder", holder);
        }
        if (credit != null) {
            update.setParameter("credit", credit);
        }
        return withdraw(update, reason, actor);
    }

    private NativeQuery<Object[]> update(String which) {
        return session.createNativeQuery(
                "UPDATE image SET withdrawn_at = :now, withdrawal_reason = :reason, revision = revision + 1,"
                        + " modified_at = :now WHERE withdrawn_at IS NULL AND id IN (SELECT id FROM image WHERE "
                        + which
                        // In the order in which publications hold them.
                        + " ORDER BY id FOR NO KEY UPDATE) RETURNING id, revision",
                Object[].class);
    }

    private List<UUID> withdraw(NativeQuery<Object[]> update, @Nullable String reason, @Nullable UUID actor) {
        List<Object[]> rows = update.setParameter("now", Times.now(clock), Instant.class)
                .setParameter("reason", reason, String.class)
                .getResultList();
        rows.forEach(row -> log.append(
                new Change(ChangeType.IMAGE, (UUID) row[0], ChangeKind.WITHDRAWN, (Integer) row[1], reason, actor)));
        List<UUID> ids = rows.stream().map(row -> (UUID) row[0]).toList();
        if (!ids.isEmpty()) {
            session.clear(); // images that were read before are as they were
            changed.fire(new CardChanged(ChangeType.IMAGE, new HashSet<>(ids)));
        }
        return ids;
    }

    /**
     * Brings an image back that the caller has locked.
     *
     * @throws ProblemException 409 where it is not withdrawn
     */
    void restore(Image image, @Nullable UUID actor) {
        if (image.withdrawnAt == null) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE, "The image is not withdrawn: there is nothing to restore.");
        }
        image.withdrawnAt = null;
        image.withdrawalReason = null;
        images.restored(image, actor);
    }
}
