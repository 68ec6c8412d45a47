package press.dateline.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.change.ImportedId;
import press.dateline.web.Bodies;

/** Takes people from Dateline's own NDJSON. */
@ApplicationScoped
class PersonImport implements CardImport {

    private final People people;
    private final PersonDesk desk;
    private final Bodies bodies;

    PersonImport(People people, PersonDesk desk, Bodies bodies) {
        this.people = people;
        this.desk = desk;
        this.bodies = bodies;
    }

    @Override
    public String word() {
        return "person";
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        UUID id = ImportedId.of(line);
        NewPerson wanted = bodies.read(line, NewPerson.class);
        Optional<Person> known = people.findByIdOptional(id);
        if (known.isPresent()) {
            return desk.change(known.get(), wanted, actor) ? Outcome.UPDATED : Outcome.UNCHANGED;
        }
        people.refuseFormer(id);
        Person person = new Person();
        person.identify(id);
        desk.create(person, wanted, actor);
        return Outcome.CREATED;
    }
}
