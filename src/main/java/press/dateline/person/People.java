package press.dateline.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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

    List<NamedPerson> named() {
        return getSession()
                .createQuery("select p.id, p.name, p.sortName, p.aliases from Person p", NamedPerson.class)
                .getResultList();
    }
}
