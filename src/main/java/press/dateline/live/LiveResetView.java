package press.dateline.live;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of an event {@code reset}. */
@Schema(
        name = "LiveReset",
        description =
                "Data of the event reset: what came in between is not told, so the discussion has to be read again")
record LiveResetView(
        @Schema(
                description = "Why: expired (the last event was too long ago), too-many (too much has come since),"
                        + " unknown (the last event is none of this database); more may come",
                examples = "expired")
        String reason) {}
