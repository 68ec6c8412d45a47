package press.dateline.reader;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is stored of a reader's person. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What is stored of a reader's person; beside this a hash, of a guest's secret or of who signs in")
record ExportedReader(
        @Schema(description = "The reader's id") UUID id,

        @Schema(description = "jwt (signed in) or guest; more may come", examples = "guest")
        String kind,

        @Schema(description = "Of who has signed in: the identity provider") @Nullable
        String issuer,

        @Schema(description = "Of who has signed in: what the identity provider calls the reader") @Nullable
        String subject,

        @Schema(description = "What the reader is called", examples = "Harbour Pilot") @Nullable
        String displayName,

        @Schema(description = "A guest's e-mail address, where it was given") @Nullable
        String email,

        @Schema(description = "What was given to the reader: staff, expert; more may come")
        List<String> roles,

        @Schema(description = "The id of who the reader is among /v1/people, where that is known") @Nullable
        UUID person,

        @Schema(description = "When the reader came") Instant createdAt) {}
