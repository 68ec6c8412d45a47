package press.dateline.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an outside source tells of a person.
 *
 * @param description who this is
 * @param outsideIds the ids there
 */
public record OutsidePerson(
        String name,
        List<String> aliases,
        @Nullable String description,
        List<OfficeView> offices,
        List<String> outsideIds) {}
