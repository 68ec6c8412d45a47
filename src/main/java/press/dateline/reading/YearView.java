package press.dateline.reading;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many of the matching articles were published in a year. */
@Schema(description = "How many of the matching articles were first published in a year, in the site's time zone")
record YearView(
        @Schema(description = "The year") int year,
        @Schema(description = "How many articles") int count) {}
