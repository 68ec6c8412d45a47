package press.dateline.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Accept;
import press.dateline.web.ProblemException;
import press.dateline.web.Representation;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/** Writes reports, as JSON or as a table (RFC 4180). */
@ApplicationScoped
class UsageAnswers {

    static final String CSV = "text/csv";

    private static final String JSON = "application/json";
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 400;

    private final ObjectMapper json;
    private final SiteDays days;
    private final Clock clock;

    UsageAnswers(ObjectMapper json, SiteDays days, Clock clock) {
        this.json = json;
        this.days = days;
        this.clock = clock;
    }

    /**
     * The report that is asked for.
     *
     * @param accept the header
     * @param rows what was counted from a day to a day
     * @param quotas how they stand; asked for JSON only
     */
    Representation answer(
            UsageFilter filter,
            String accept,
            BiFunction<LocalDate, LocalDate, List<UsageRowView>> rows,
            Supplier<List<QuotaStateView>> quotas) {
        String type = type(filter.format, accept);
        LocalDate to = day("to", filter.to, days.today(clock));
        LocalDate from = day("from", filter.from, to.minusDays(USUAL_DAYS));
        if (from.isAfter(to)) {
            throw ProblemException.parameter("from", "must not be after to.");
        }
        if (from.plusDays(MOST_DAYS).isBefore(to)) {
            throw ProblemException.parameter("from", "must be " + MOST_DAYS + " days before to at most.");
        }
        List<UsageRowView> items = rows.apply(from, to);
        if (type.equals(CSV)) {
            return new Representation(csv(items), CSV + ";charset=utf-8", null);
        }
        UsageView view =
                new UsageView(from, to, days.zone().getId(), UsageView.TotalView.of(items), quotas.get(), items);
        try {
            return new Representation(json.writeValueAsBytes(view), JSON, null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report can be written", e);
        }
    }

    private static String type(@Nullable String format, String accept) {
        if (format == null) {
            return Accept.choose(accept, List.of(JSON, CSV));
        }
        return switch (format) {
            case "json" -> JSON;
            case "csv" -> CSV;
            default ->
                throw ProblemException.parameter(
                        "format", "there is no '" + Texts.excerpt(format) + "': take json or csv.");
        };
    }

    private static LocalDate day(String parameter, @Nullable String text, LocalDate usual) {
        return text == null
                ? usual
                : Times.parseDate(text)
                        .orElseThrow(() -> ProblemException.parameter(
                                parameter, "'" + Texts.excerpt(text) + "' is no day such as 2026-05-02."));
    }

    /** Nothing in it needs quotation marks: templates have no commas. */
    private static byte[] csv(List<UsageRowView> rows) {
        return rows.stream()
                .map(row -> "%s,%s,%d,%d,%d,%d,%d\r\n"
                        .formatted(
                                row.day(),
                                row.operation(),
                                row.requests(),
                                row.articles(),
                                row.bytes(),
                                row.refused(),
                                row.free()))
                .collect(Collectors.joining("", "day,operation,requests,articles,bytes,refused,free\r\n", ""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
