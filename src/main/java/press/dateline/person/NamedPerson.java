package press.dateline.person;

import java.util.List;
import java.util.UUID;

/** What is needed to find a person in text. */
public record NamedPerson(UUID id, String name, String sortName, List<String> aliases) {}
