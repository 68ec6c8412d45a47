package press.dateline.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an outside source tells of a person.
 *
 * @param description who this is
 * @param outsideIds the ids there
 * @param wikidataId the item of Wikidata, such as Q567
 */
public record OutsidePerson(
        String name,
        List<String> aliases,
        @Nullable String description,
        List<OfficeView> offices,
        List<String> outsideIds,
        @Nullable String wikidataId) {

    /** A person of whom no item of Wikidata is known. */
    public OutsidePerson(
            String name,
            List<String> aliases,
            @Nullable String description,
            List<OfficeView> offices,
            List<String> outsideIds) {
        this(name, aliases, description, offices, outsideIds, null);
    }
}
