package press.dateline.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import press.dateline.change.CardRepository;
import press.dateline.change.Mergeable;

/** Two people who are one: the one who stays is known by the names of both, and has held the offices of both. */
@ApplicationScoped
class PersonMerging implements Mergeable<Person, NewPerson> {

    private final People people;
    private final Offices offices;
    private final PersonDesk desk;

    PersonMerging(People people, Offices offices, PersonDesk desk) {
        this.people = people;
        this.offices = offices;
        this.desk = desk;
    }

    @Override
    public CardRepository<Person> cards() {
        return people;
    }

    @Override
    public Class<NewPerson> shape() {
        return NewPerson.class;
    }

    @Override
    public NewPerson written(Person person) {
        return NewPerson.of(person, offices.of(person.id()));
    }

    @Override
    public NewPerson together(NewPerson stays, NewPerson goes) {
        return new NewPerson(
                stays.slug(),
                stays.name(),
                stays.sortName(),
                Stream.of(stays.aliases().stream(), Stream.of(goes.name()), goes.aliases().stream())
                        .flatMap(names -> names)
                        .filter(name -> !name.equals(stays.name()))
                        .distinct()
                        .toList(),
                stays.description() == null ? goes.description() : stays.description(),
                both(stays.offices(), goes.offices()),
                both(stays.links(), goes.links()),
                stays.wikidataId() == null ? goes.wikidataId() : stays.wikidataId(),
                stays.portrait() == null ? goes.portrait() : stays.portrait(),
                both(stays.outsideIds(), goes.outsideIds()));
    }

    /** What the first list has, and what the other has beside. */
    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream().filter(item -> !one.contains(item)))
                .toList();
    }

    @Override
    public void become(Person person, NewPerson shape) {
        desk.apply(shape, person);
    }
}
