package press.dateline.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.change.CardMove;
import press.dateline.change.CardReferences;
import press.dateline.change.ChangeType;
import press.dateline.change.MovedRows;

/** A reader who is one of the people stays that one when two of these are merged. */
@ApplicationScoped
class ReaderReferences implements CardReferences {

    private static final MovedRows PEOPLE = MovedRows.of("reader", "person_id", "id uuid");

    private final Session session;

    ReaderReferences(Session session) {
        this.session = session;
    }

    @Override
    public void move(CardMove move) {
        if (move.type() == ChangeType.PERSON) {
            PEOPLE.move(session, move);
        }
    }

    @Override
    public void restore(CardMove move) {
        if (move.type() == ChangeType.PERSON) {
            PEOPLE.restore(session, move);
        }
    }

    @Override
    public List<String> fingerprint(ChangeType type, UUID card) {
        return type == ChangeType.PERSON
                ? session.createNativeQuery(PEOPLE.fingerprint("id"), String.class)
                        .setParameter("card", card)
                        .getResultList()
                : List.of();
    }
}
