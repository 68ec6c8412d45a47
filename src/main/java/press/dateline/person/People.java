package press.dateline.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.dateline.change.CardRepository;
import press.dateline.change.ChangeType;
import press.dateline.web.Paging;

/** The people. */
@ApplicationScoped
class People extends CardRepository<Person> {

    People() {
        super(ChangeType.PERSON);
    }

    List<Person> bySortName(int rows, Optional<Paging.After> after) {
        return find(
                        "(sortKey, id) > (?1, ?2) order by sortKey, id",
                        after.map(Paging.After::text).orElse(""),
                        after.map(Paging.After::id).orElse(Paging.FIRST_ID))
                .range(0, rows - 1)
                .list();
    }

    /**
     * People with their offices, in the order in which these were given; one statement.
     *
     * @param key the path that has one of the values, from the person p
     */
    Map<Person, List<OfficeView>> withOffices(String key, Collection<?> values) {
        Map<Person, List<OfficeView>> people = new LinkedHashMap<>();
        getSession()
                .createQuery(
                        "select p, o from Person p left join Office o on o.personId = p.id where " + key
                                + " in ?1 order by o.position",
                        Object[].class)
                .setParameter(1, values)
                .getResultList()
                .forEach(row -> {
                    List<OfficeView> offices = people.computeIfAbsent((Person) row[0], _ -> new ArrayList<>());
                    if (row[1] != null) {
                        offices.add(OfficeView.of((Office) row[1]));
                    }
                });
        return people;
    }

    List<NamedPerson> named() {
        return getSession()
                .createQuery("select p.id, p.name, p.sortName, p.aliases from Person p", NamedPerson.class)
                .getResultList();
    }
}
