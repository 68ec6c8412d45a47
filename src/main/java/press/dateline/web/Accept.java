package press.dateline.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Problem.Fault;

/**
 * Chooses among representations by {@code Accept} (RFC 9110, section 12.5.1): the quality of each is that of the most
 * specific range that it is in. Of a range's parameters those are looked at that the representation has, too, such as a
 * version; a range that is malformed is as good as absent.
 */
public final class Accept {

    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern QUALITY = Pattern.compile("(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)");

    private Accept() {}

    private record Accepted(MediaType type, double quality) {}

    /**
     * The media type that the caller likes best; of several, the first.
     *
     * @param accept the header as it was sent; null: it was not
     * @param there those that there are
     * @throws ProblemException 406 where the caller takes none, naming them
     */
    public static String choose(@Nullable String accept, List<String> there) {
        if (accept == null || accept.isBlank()) {
            return there.getFirst();
        }
        List<Accepted> ranges = Stream.of(COMMA.split(accept, -1))
                .flatMap(range -> read(range).stream())
                .toList();
        return there.stream()
                .filter(type -> quality(MediaType.valueOf(type), ranges) > 0)
                // The first of the best: max would answer the last.
                .min(Comparator.comparingDouble(type -> -quality(MediaType.valueOf(type), ranges)))
                .orElseThrow(() -> notAcceptable(there));
    }

    private static Optional<Accepted> read(String range) {
        try {
            MediaType type = MediaType.valueOf(range.strip());
            String quality = type.getParameters().getOrDefault("q", "1");
            return QUALITY.matcher(quality).matches()
                    ? Optional.of(new Accepted(type, Double.parseDouble(quality)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double quality(MediaType type, List<Accepted> ranges) {
        return ranges.stream()
                .filter(range -> isIn(type, range.type))
                .max(Comparator.comparingLong(range -> specificity(type, range.type)))
                .map(Accepted::quality)
                .orElse(0.0);
    }

    private static boolean isIn(MediaType type, MediaType range) {
        return (range.isWildcardType() || lower(range.getType()).equals(type.getType()))
                && (range.isWildcardSubtype() || lower(range.getSubtype()).equals(type.getSubtype()))
                && type.getParameters().entrySet().stream()
                        .allMatch(parameter -> parameter
                                .getValue()
                                .equals(range.getParameters().getOrDefault(parameter.getKey(), parameter.getValue())));
    }

    private static long specificity(MediaType type, MediaType range) {
        long parameters = type.getParameters().keySet().stream()
                .filter(range.getParameters()::containsKey)
                .count();
        return (range.isWildcardType() ? 0 : 1) + (range.isWildcardSubtype() ? 0 : 1) + parameters;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static ProblemException notAcceptable(List<String> there) {
        String remedy = "accept one of " + String.join(", ", there) + ".";
        return new ProblemException(
                ProblemType.NOT_ACCEPTABLE,
                "There is no representation that you accept: " + remedy,
                List.of(Fault.header(HttpHeaders.ACCEPT, remedy)));
    }
}
