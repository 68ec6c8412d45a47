package press.dateline.reader;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a reader is, as an administrator may say. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a reader is")
record ReaderChanges(
        @NotNull
        @Size(max = 10)
        @Schema(description = "staff, expert; those that the reader's token names need not be given")
        List<
                        @NotNull
                        @Pattern(
                                regexp = ReaderRoles.STAFF + "|" + ReaderRoles.EXPERT,
                                message = "must be staff or expert")
                        String>
                roles,

        @Size(max = 200)
        @Schema(
                description = "The id or slug of who the reader is among /v1/people: on articles by this one, comments"
                        + " have the badge author")
        @Nullable
        String person) {

    ReaderChanges {
        roles = Objects.requireNonNullElse(roles, List.of());
    }

    static ReaderChanges of(ReaderCard reader) {
        UUID person = reader.person();
        return new ReaderChanges(
                ReaderRoles.ALL.stream().filter(reader.roles()::contains).toList(),
                person == null ? null : person.toString());
    }
}
