package press.dateline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;

/** Partners by what addresses call them. */
@ApplicationScoped
public class PartnerIds {

    private final Session session;

    PartnerIds(Session session) {
        this.session = session;
    }

    /**
     * The partner with this id or slug; one statement.
     *
     * @throws ProblemException 404 where there is none
     */
    public UUID require(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        return session.createNativeQuery(
                        "SELECT id FROM partner WHERE " + (id.isPresent() ? "id" : "slug") + " = :name", UUID.class)
                .setParameter("name", id.<Object>map(one -> one).orElse(idOrSlug))
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("partner", idOrSlug));
    }
}
