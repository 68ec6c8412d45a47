package press.dateline.partner;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.AuditTrail;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.change.FormerSlugs;
import press.dateline.web.Ids;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/** The partners. Each change is a row of the log, which is told to nobody outside. */
@ApplicationScoped
class Partners implements PanacheRepositoryBase<Partner, UUID> {

    private final Session session;
    private final ChangeLog log;
    private final AuditTrail trail;
    private final Clock clock;

    Partners(Session session, ChangeLog log, AuditTrail trail, Clock clock) {
        this.session = session;
        this.log = log;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The partner with this id or slug.
     *
     * @throws ProblemException 404 where there is none
     */
    Partner require(String idOrSlug) {
        return require(idOrSlug, named(idOrSlug));
    }

    /** The same, which nobody else changes until the transaction ends. */
    Partner requireLocked(String idOrSlug) {
        Partner partner = require(idOrSlug, named(idOrSlug).withLock(LockModeType.PESSIMISTIC_WRITE));
        trail.about(partner.id);
        return partner;
    }

    private PanacheQuery<Partner> named(String idOrSlug) {
        return Ids.parse(idOrSlug).map(id -> find("id", id)).orElseGet(() -> find("slug", idOrSlug));
    }

    private static Partner require(String idOrSlug, PanacheQuery<Partner> query) {
        return query.firstResultOptional().orElseThrow(() -> ProblemException.notFound("partner", idOrSlug));
    }

    List<Partner> newestFirst(int rows, Optional<UUID> before) {
        return (before.isPresent() ? find("id < ?1 order by id desc", before.get()) : find("order by id desc"))
                .range(0, rows - 1)
                .list();
    }

    /**
     * Makes a partner.
     *
     * @throws ProblemException 409 where the slug asked for is another's
     */
    Partner add(NewPartner wanted, @Nullable UUID actor) {
        Partner partner = new Partner();
        partner.slug = freeSlug(wanted);
        partner.name = wanted.name();
        partner.contactEmail = wanted.contactEmail();
        partner.notes = wanted.notes();
        partner.createdAt = Times.now(clock);
        partner.modifiedAt = partner.createdAt;
        persist(partner);
        log(partner, ChangeKind.PUBLISHED, actor);
        return partner;
    }

    private String freeSlug(NewPartner wanted) {
        String asked = wanted.slug();
        if (asked == null) {
            String made = Texts.slug(wanted.name());
            return new FormerSlugs(session)
                    .free(ChangeType.PARTNER, List.of(made.isEmpty() ? ChangeType.PARTNER.word() : made))
                    .getFirst();
        }
        if (count("slug", asked) > 0) {
            throw new ProblemException(
                    ProblemType.SLUG_TAKEN,
                    "The slug '" + asked + "' is another partner's: choose another.",
                    List.of(Fault.at("/slug", "is taken")));
        }
        return asked;
    }

    /** Changes a partner; where all is as it was, nothing happens. */
    void change(Partner partner, PartnerChanges wanted, @Nullable UUID actor) {
        PartnerChanges before = PartnerChanges.of(partner);
        if (wanted.equals(before)) {
            return;
        }
        Instant now = Times.now(clock);
        wanted.applyTo(partner, now);
        partner.revision++;
        partner.modifiedAt = now;
        ChangeKind kind = wanted.ends() ? ChangeKind.WITHDRAWN : ChangeKind.RESTORED;
        log(partner, wanted.ends() == before.ends() ? ChangeKind.UPDATED : kind, actor);
    }

    private void log(Partner partner, ChangeKind kind, @Nullable UUID actor) {
        log.append(new Change(ChangeType.PARTNER, partner.id, kind, partner.revision, null, actor));
    }
}
