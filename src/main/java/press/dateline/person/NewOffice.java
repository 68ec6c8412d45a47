package press.dateline.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An office as it is written.
 *
 * @param place id or slug
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An office as it is written")
record NewOffice(
        @NotBlank @Size(max = 200) @Schema(description = "The title", examples = "Chancellor of Germany")
        String title,

        @Size(max = 200) @Schema(description = "Id or slug of the place that it belongs to") @Nullable
        String place,

        @Schema(description = "The first day; absent where it is not known", examples = "2005-11-22") @Nullable
        LocalDate from,

        @Schema(description = "The last day; absent where it has not ended, or where that is not known") @Nullable
        LocalDate to) {

    static NewOffice of(OfficeView office) {
        return new NewOffice(
                office.title(), office.place() == null ? null : office.place().toString(), office.from(), office.to());
    }

    boolean endsBeforeItBegins() {
        return from != null && to != null && to.isBefore(from);
    }

    OfficeView at(@Nullable UUID placeId) {
        return new OfficeView(title, placeId, from, to);
    }
}
