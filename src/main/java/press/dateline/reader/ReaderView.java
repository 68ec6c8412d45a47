package press.dateline.reader;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reader, as moderators and the reader see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Reader", description = "Who comments; only moderators and the reader see it")
public record ReaderView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "jwt (signed in) or guest; more may come", examples = "guest")
        String kind,

        @Schema(description = "What the reader is called, as of the last comment", examples = "Harbour Pilot") @Nullable
        String displayName,

        @Schema(description = "A guest's e-mail address, where it was given") @Nullable
        String email,

        @Schema(description = "What the reader is: staff, expert; more may come")
        List<String> roles,

        @Schema(description = "The id of who the reader is among /v1/people, where that is known") @Nullable
        UUID person,

        @Schema(description = "When the first comment was posted")
        Instant createdAt) {

    static ReaderView of(ReaderCard reader) {
        return new ReaderView(
                reader.id(),
                reader.kind(),
                reader.displayName(),
                reader.email(),
                ReaderRoles.ALL.stream().filter(reader.roles()::contains).toList(),
                reader.person(),
                reader.createdAt());
    }
}
