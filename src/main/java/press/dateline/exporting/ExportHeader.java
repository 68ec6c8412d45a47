package press.dateline.exporting;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * The first line of an export.
 *
 * @param version of the form of its lines
 * @param at when it was made
 */
record ExportHeader(
        @NotNull String type,
        @NotNull Integer version,
        @NotNull Instant at) {

    static final String WORD = "export";
    static final int VERSION = 1;
}
