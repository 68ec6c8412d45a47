package press.dateline.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Bodies;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * Takes the slugs that things once had, and the ids of what was merged, from Dateline's own NDJSON. They may stand
 * before the things themselves: of articles they must.
 */
@ApplicationScoped
class FormerNamesImport implements CardImport {

    private final Session session;
    private final Bodies bodies;

    FormerNamesImport(Session session, Bodies bodies) {
        this.session = session;
        this.bodies = bodies;
    }

    @Override
    public String word() {
        return FormerName.WORD;
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        FormerName name = bodies.read(line, FormerName.class);
        ChangeType type = ChangeType.ofWord(name.of());
        if ((name.slug() == null) == (name.former() == null)) {
            throw ProblemException.body("/slug", "give either slug or former, the id of what was merged.");
        }
        if (name.former() != null && !type.merges()) {
            throw ProblemException.body("/former", "only people and places are merged.");
        }
        return name.slug() == null ? store(name, "former_id", "id", name.former()) : store(type, name, name.slug());
    }

    private Outcome store(ChangeType type, FormerName name, String slug) {
        boolean taken = !session.createNativeQuery(
                        "SELECT id FROM " + type.word() + " WHERE slug = ?1 AND id <> ?2", UUID.class)
                .setParameter(1, slug)
                .setParameter(2, name.target())
                .getResultList()
                .isEmpty();
        if (taken) {
            throw refused("/slug", "The slug '" + slug + "' is another " + type.word() + "'s.");
        }
        return store(name, "former_slug", "slug", slug);
    }

    private Outcome store(FormerName name, String table, String column, @Nullable Object value) {
        List<UUID> known = session.createNativeQuery(
                        "SELECT target_id FROM " + table + " WHERE type = ?1 AND " + column + " = ?2", UUID.class)
                .setParameter(1, name.of())
                .setParameter(2, value)
                .getResultList();
        if (!known.isEmpty()) {
            if (!known.getFirst().equals(name.target())) {
                throw refused("/target", "'" + value + "' leads to another " + name.of() + " already.");
            }
            return Outcome.UNCHANGED;
        }
        session.createNativeMutationQuery(
                        "INSERT INTO " + table + " (type, " + column + ", target_id, at) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, name.of())
                .setParameter(2, value)
                .setParameter(3, name.target())
                .setParameter(4, name.at())
                .executeUpdate();
        return Outcome.CREATED;
    }

    private static ProblemException refused(String pointer, String detail) {
        return new ProblemException(ProblemType.DUPLICATE, detail, List.of(Fault.at(pointer, "is taken")));
    }
}
