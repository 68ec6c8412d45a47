package press.dateline.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A title held over a period. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Office", description = "A title held over a period")
public record OfficeView(
        @Schema(description = "The title", examples = "Chancellor of Germany")
        String title,

        @Schema(description = "The id of the place that it belongs to") @Nullable
        UUID place,

        @Schema(description = "The first day; absent where it is not known", examples = "2005-11-22") @Nullable
        LocalDate from,

        @Schema(description = "The last day; absent where it has not ended, or where that is not known") @Nullable
        LocalDate to) {

    static OfficeView of(Office office) {
        return new OfficeView(office.title, office.placeId, office.from, office.to);
    }

    /** The office held on a day: of several, the one that began last; an unknown start counts as long ago. */
    static Optional<OfficeView> on(LocalDate day, List<OfficeView> offices) {
        return offices.stream()
                .filter(office -> office.covers(day))
                .reduce((one, other) -> START.compare(other, one) > 0 ? other : one);
    }

    private static final Comparator<OfficeView> START =
            Comparator.comparing(OfficeView::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    private boolean covers(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
