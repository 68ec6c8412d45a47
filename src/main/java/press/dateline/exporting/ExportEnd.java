package press.dateline.exporting;

import jakarta.validation.constraints.NotNull;

/**
 * The last line of an export.
 *
 * @param things how many lines stand between it and the first
 */
record ExportEnd(@NotNull String type, @NotNull Long things) {

    static final String WORD = "end";
}
