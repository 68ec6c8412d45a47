package press.dateline.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.PartnerIds;
import press.dateline.change.AuditTrail;
import press.dateline.web.Ids;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;

/** Which plans partners and keys have, by what addresses call these. */
@ApplicationScoped
class PlanChoices {

    private final Session session;
    private final Plans plans;
    private final PartnerIds partners;
    private final AuditTrail trail;
    private final Caller caller;

    PlanChoices(Session session, Plans plans, PartnerIds partners, AuditTrail trail, Caller caller) {
        this.session = session;
        this.plans = plans;
        this.partners = partners;
        this.trail = trail;
        this.caller = caller;
    }

    /** The plan that somebody has; two statements. */
    PlanChoiceView plan(Plans.Of of, String name) {
        return plans.of(of, account(of, name));
    }

    /** Gives somebody a plan, in the place of the one that the caller has seen. */
    PlanChoiceView choose(Plans.Of of, String name, @Nullable String ifMatch, NewPlanChoice wanted) {
        UUID account = account(of, name);
        trail.about(account);
        int revision = plans.locked(of, account);
        Preconditions.requireRevision(ifMatch, revision);
        String text = wanted.plan();
        @Nullable
        PlanView plan = text == null
                ? null
                : Ids.parse(text)
                        .flatMap(plans::byId)
                        .orElseThrow(() -> ProblemException.body("/plan", "is no plan's id: see /v1/plans."));
        plans.choose(of, account, plan == null ? null : plan.id(), caller.key());
        return new PlanChoiceView(revision + 1, plan);
    }

    private UUID account(Plans.Of of, String name) {
        return switch (of) {
            case PARTNER -> partners.require(name);
            case KEY -> key(name);
        };
    }

    private UUID key(String id) {
        return Ids.parse(id)
                .flatMap(key -> session.createNativeQuery("SELECT id FROM api_key WHERE id = :id", UUID.class)
                        .setParameter("id", key)
                        .getResultStream()
                        .findFirst())
                .orElseThrow(() -> ProblemException.notFound("key", id));
    }
}
