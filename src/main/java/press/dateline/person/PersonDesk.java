package press.dateline.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeType;
import press.dateline.web.ProblemException;

/** Where people are made and changed. */
@ApplicationScoped
public class PersonDesk {

    private final People people;
    private final Offices offices;

    PersonDesk(People people, Offices offices) {
        this.people = people;
        this.offices = offices;
    }

    /**
     * Makes people, in one batch: their slugs and sort names are made from their names.
     *
     * @param actor the key that does it; null for the machine
     * @return their ids, in the order of the people
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> create(List<OutsidePerson> found, @Nullable UUID actor) {
        List<String> slugs =
                people.slugsFor(found.stream().map(OutsidePerson::name).toList());
        List<Person> made = new ArrayList<>();
        List<NewPerson> shapes = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            OutsidePerson one = found.get(i);
            Person person = new Person();
            person.slug = slugs.get(i);
            person.call(one.name(), null, one.aliases());
            person.description = one.description();
            person.outsideIds = one.outsideIds();
            person.wikidataId = one.wikidataId();
            made.add(person);
            shapes.add(NewPerson.of(person, one.offices()));
        }
        people.addAll(made, shapes, actor);
        for (int i = 0; i < found.size(); i++) {
            offices.add(made.get(i).id(), found.get(i).offices());
        }
        return made.stream().map(Person::id).toList();
    }

    /**
     * Gives people who exist further ids elsewhere; one statement.
     *
     * @param owners the people by the ids that they get
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(Map<String, UUID> owners, @Nullable UUID actor) {
        people.outsideKeys().attach(owners, actor);
    }

    Person create(NewPerson wanted, @Nullable UUID actor) {
        return create(new Person(), wanted, actor);
    }

    /** Makes a person of an id that is given. */
    Person create(Person person, NewPerson wanted, @Nullable UUID actor) {
        List<OfficeView> held = apply(wanted, person);
        people.add(person, NewPerson.of(person, held), actor);
        offices.add(person.id(), held);
        return person;
    }

    /** Changes a person; false where all is as it was. */
    boolean change(Person person, NewPerson wanted, @Nullable UUID actor) {
        NewPerson before = NewPerson.of(person, offices.of(person.id()));
        List<OfficeView> held = apply(wanted, person);
        NewPerson after = NewPerson.of(person, held);
        if (after.equals(before)) {
            return false;
        }
        offices.replace(person.id(), held);
        people.edited(person, before, after, actor);
        return true;
    }

    /** Sets all fields of the person; answers the offices, which stand in a table of their own. */
    List<OfficeView> apply(NewPerson wanted, Person person) {
        List<OfficeView> held = held(wanted.offices());
        UUID portrait = wanted.portrait() == null
                ? null
                : people.idsOf(ChangeType.IMAGE).require(wanted.portrait(), "/portrait");
        person.slug = people.slugFor(wanted.slug(), wanted.name(), person.id());
        person.call(wanted.name(), wanted.sortName(), wanted.aliases());
        person.description = wanted.description();
        person.portraitImageId = portrait;
        person.links = wanted.links();
        person.wikidataId = wanted.wikidataId();
        person.outsideIds = wanted.outsideIds();
        return held;
    }

    private List<OfficeView> held(List<NewOffice> wanted) {
        Map<String, String> places = new TreeMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            NewOffice office = wanted.get(i);
            if (office.endsBeforeItBegins()) {
                throw ProblemException.body("/offices/" + i + "/to", "is before the day it began.");
            }
            if (office.place() != null) {
                places.put(pointer(i), office.place());
            }
        }
        Map<String, UUID> ids =
                places.isEmpty() ? Map.of() : people.idsOf(ChangeType.PLACE).require(places);
        List<OfficeView> held = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            held.add(wanted.get(i).at(ids.get(pointer(i))));
        }
        return held;
    }

    private static String pointer(int office) {
        return "/offices/" + office + "/place";
    }
}
