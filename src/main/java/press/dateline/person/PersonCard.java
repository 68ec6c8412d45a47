package press.dateline.person;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What articles show of a person.
 *
 * @param wikidataId the item of Wikidata
 */
public record PersonCard(
        UUID id, String slug, String name, @Nullable String wikidataId, List<OfficeView> offices) {

    /** The title held on a day: of several, the one that began last; null where there is none. */
    public @Nullable String officeOn(LocalDate day) {
        return OfficeView.on(day, offices).map(OfficeView::title).orElse(null);
    }
}
