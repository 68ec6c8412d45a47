package press.dateline.site;

import jakarta.enterprise.context.ApplicationScoped;
import press.dateline.change.CardRepository;
import press.dateline.change.ChangeType;

/** The one site. */
@ApplicationScoped
class Sites extends CardRepository<Site> {

    Sites() {
        super(ChangeType.SITE);
    }

    Site the() {
        return findAll().singleResult();
    }
}
