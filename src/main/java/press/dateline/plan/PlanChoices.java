package press.dateline.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.access.PartnerIds;
import press.dateline.web.Ids;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;

/** Whose plans there are: partners and keys by what addresses call them. */
@ApplicationScoped
class PlanChoices {

    private final Session session;
    private final Plans plans;
    private final PartnerIds partners;

    PlanChoices(Session session, Plans plans, PartnerIds partners) {
        this.partners = partners;
        this.session = session;
        this.plans = plans;
    }

    /** The partner with this id or slug; one statement. */
    UUID partner(String idOrSlug) {
        return partners.require(idOrSlug);
    }

    /** The key with this id; one statement. */
    UUID key(String id) {
        return Ids.parse(id)
                .flatMap(key -> session.createNativeQuery("SELECT id FROM api_key WHERE id = :id", UUID.class)
                        .setParameter("id", key)
                        .getResultStream()
                        .findFirst())
                .orElseThrow(() -> ProblemException.notFound("key", id));
    }

    /** The plan that somebody has. */
    PlanChoiceView plan(Plans.Of of, UUID account) {
        return plans.of(of, account);
    }

    /** Gives somebody a plan, in the place of the one that the caller has seen. */
    PlanChoiceView choose(
            Plans.Of of, UUID account, @Nullable String ifMatch, NewPlanChoice wanted, @Nullable UUID actor) {
        int revision = plans.locked(of, account);
        Preconditions.requireRevision(ifMatch, revision);
        String text = wanted.plan();
        @Nullable
        PlanView plan = text == null
                ? null
                : Ids.parse(text)
                        .flatMap(plans::byId)
                        .orElseThrow(() -> ProblemException.body("/plan", "is no plan's id: see /v1/plans."));
        plans.choose(of, account, plan == null ? null : plan.id(), actor);
        return new PlanChoiceView(revision + 1, plan);
    }
}
