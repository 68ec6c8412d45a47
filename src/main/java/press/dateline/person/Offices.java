package press.dateline.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The offices of people. */
@ApplicationScoped
class Offices implements PanacheRepositoryBase<Office, UUID> {

    /** The offices of these people, in the order in which they were given; one statement. */
    Map<UUID, List<OfficeView>> of(Collection<UUID> people) {
        return people.isEmpty()
                ? Map.of()
                : list("personId in ?1 order by personId, position", people).stream()
                        .collect(Collectors.groupingBy(
                                office -> office.personId, Collectors.mapping(OfficeView::of, Collectors.toList())));
    }

    List<OfficeView> of(UUID person) {
        return of(List.of(person)).getOrDefault(person, List.of());
    }

    /** Gives somebody these offices and no others. */
    void replace(UUID person, List<OfficeView> held) {
        if (!held.equals(of(person))) {
            delete("personId", person);
            add(person, held);
        }
    }

    /** Gives somebody who is new these offices. */
    void add(UUID person, List<OfficeView> held) {
        for (int position = 0; position < held.size(); position++) {
            persist(new Office(person, position, held.get(position)));
        }
    }
}
