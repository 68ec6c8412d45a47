package press.dateline.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.change.CardMove;
import press.dateline.change.CardReferences;
import press.dateline.change.ChangeType;
import press.dateline.change.MovedRows;

/** What lies within a place moves with it. */
@ApplicationScoped
class PlaceTreeReferences implements CardReferences {

    private static final MovedRows PARENTS = MovedRows.of("place", "parent_id", "id uuid");

    private final Session session;
    private final Places places;

    PlaceTreeReferences(Session session, Places places) {
        this.session = session;
        this.places = places;
    }

    @Override
    public void move(CardMove move) {
        if (move.type() == ChangeType.PLACE) {
            Set<UUID> below = places.below(move.from());
            PARENTS.move(session, move);
            places.affected(below, move.actor(), true);
        }
    }

    @Override
    public void restore(CardMove move) {
        if (move.type() == ChangeType.PLACE) {
            PARENTS.restore(session, move);
            places.affected(places.below(move.from()), move.actor(), true);
        }
    }

    @Override
    public List<String> fingerprint(ChangeType type, UUID card) {
        return type == ChangeType.PLACE
                ? session.createNativeQuery(PARENTS.fingerprint("id"), String.class)
                        .setParameter("card", card)
                        .getResultList()
                : List.of();
    }
}
