package press.dateline.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** What articles show of people, offices in the order in which these were given; one statement. */
    List<PersonCard> cards(Collection<UUID> ids) {
        Map<UUID, PersonCard> cards = new LinkedHashMap<>();
        getSession()
                .createNativeQuery(
                        "SELECT p.id, p.slug, p.name, o.title, o.place_id, CAST(o.from_date AS text),"
                                + " CAST(o.to_date AS text) AS until, p.wikidata_id FROM person p"
                                + " LEFT JOIN office o ON o.person_id = p.id WHERE p.id = ANY(CAST(:ids AS uuid[]))"
                                + " ORDER BY o.position",
                        Object[].class)
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList()
                .forEach(row -> {
                    PersonCard card = cards.computeIfAbsent(
                            (UUID) row[0],
                            id -> new PersonCard(
                                    id, (String) row[1], (String) row[2], (String) row[7], new ArrayList<>()));
                    if (row[3] != null) {
                        card.offices()
                                .add(new OfficeView(
                                        (String) row[3], (UUID) row[4], day((String) row[5]), day((String) row[6])));
                    }
                });
        return List.copyOf(cards.values());
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    List<NamedPerson> named() {
        return getSession()
                .createQuery("select p.id, p.name, p.sortName, p.aliases from Person p", NamedPerson.class)
                .getResultList();
    }
}
