package press.dateline.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import press.dateline.change.LineExport;

/** Gives people and their offices to Dateline's own NDJSON. */
@ApplicationScoped
class PersonExport implements LineExport {

    private final People people;
    private final Offices offices;
    private final ObjectMapper json;

    PersonExport(People people, Offices offices, ObjectMapper json) {
        this.people = people;
        this.offices = offices;
        this.json = json;
    }

    @Override
    public String word() {
        return "person";
    }

    @Override
    public void each(Consumer<ObjectNode> line) {
        people.each(false, some -> {
            Map<UUID, List<OfficeView>> held =
                    offices.of(some.stream().map(Person::id).toList());
            some.forEach(person -> line.accept(LineExport.line(
                    json, word(), person.id(), NewPerson.of(person, held.getOrDefault(person.id(), List.of())))));
        });
    }
}
