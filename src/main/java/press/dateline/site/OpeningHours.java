package press.dateline.site;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When discussions take comments on some days of the week. */
@Schema(description = "When discussions take comments on some days of the week, in the site's time zone")
public record OpeningHours(
        @NotNull
        @Size(min = 1, max = 7)
        @Schema(description = "The days on which it begins", examples = "[\"mon\", \"tue\"]")
        List<
                        @NotNull
                        @Pattern(
                                regexp = "mon|tue|wed|thu|fri|sat|sun",
                                message = "must be mon, tue, wed, thu, fri, sat or sun")
                        String>
                days,

        @NotNull
        @Pattern(regexp = TIME, message = TIME_MESSAGE)
        @Schema(description = "When it begins", examples = "08:00")
        String from,

        @NotNull
        @Pattern(regexp = TIME, message = TIME_MESSAGE)
        @Schema(
                description = "When it ends: on the next day, where that is not later than from. From 00:00 to 00:00 is"
                        + " the whole day",
                examples = "22:00")
        String to) {

    private static final String TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String TIME_MESSAGE = "must be a time from 00:00 to 23:59";
}
