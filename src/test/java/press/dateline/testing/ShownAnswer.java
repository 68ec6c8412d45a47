package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An answer as a document shows it: the status line, some headers and, after an empty line, some of the body. "…" stands
 * for what is left out: within a value for anything; alone, as a value, for any value; as the last item of a list for
 * more items; in other bodies than JSON, alone on a line, for any lines. Members that are not shown may be there.
 */
final class ShownAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REST = "…";

    private final Answer shown;

    /** An answer. Header names are in lower case. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        /** One as curl wrote it: of several headers, as of redirects, the last; a body may have it once more (-i). */
        static Answer of(String head, String body) {
            String[] heads = head.strip().replace("\r\n", "\n").split("\n\n", -1);
            String[] lines = heads[heads.length - 1].split("\n", -1);
            Map<String, List<String>> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] field = lines[i].split(":", 2);
                headers.computeIfAbsent(field[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(field[1].strip());
            }
            boolean again = body.startsWith("HTTP/");
            int end = body.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(lines[0].split(" ", -1)[1]),
                    headers,
                    again && end >= 0 ? body.substring(end + "\r\n\r\n".length()) : body);
        }
    }

    private ShownAnswer(Answer shown) {
        this.shown = shown;
    }

    static ShownAnswer of(String text) {
        String[] parts = text.split("\n\n", 2);
        return new ShownAnswer(Answer.of(parts[0], parts.length == 2 ? parts[1] : ""));
    }

    void assertShows(Answer real, String what) {
        String as = "%s%nanswered %s".formatted(what, real);
        assertThat(real.status()).as(as).isEqualTo(shown.status);
        shown.headers.forEach((name, values) -> {
            assertThat(real.headers()).as(as).containsKey(name);
            List<String> there = real.headers().get(name);
            for (String value : values) {
                assertThat(there).as("%s%n%s", as, name).anyMatch(one -> fits(value, one));
            }
        });
        if (!shown.body.isBlank()) {
            assertBody(real, as);
        }
    }

    private void assertBody(Answer real, String as) {
        List<String> types = real.headers().getOrDefault("content-type", List.of(""));
        if (types.getFirst().contains("json") && shown.body.stripLeading().startsWith("{")) {
            try {
                assertNode(JSON.readTree(shown.body), JSON.readTree(real.body()), "", as);
            } catch (JsonProcessingException e) {
                throw new AssertionError(as, e);
            }
        } else {
            assertThat(Pattern.compile(lines(shown.body))
                            .matcher(real.body().replace("\r\n", "\n").strip()))
                    .as("%s%nis not as shown:%n%s", as, shown.body)
                    .matches();
        }
    }

    private static void assertNode(JsonNode expected, JsonNode real, String at, String as) {
        if (expected.isTextual() && expected.asText().equals(REST)) {
            assertThat(real.isMissingNode()).as("%s%nhas no %s", as, at).isFalse();
        } else if (expected.isObject()) {
            assertThat(real.isObject()).as("%s%n%s is no object", as, at).isTrue();
            expected.properties()
                    .forEach(member ->
                            assertNode(member.getValue(), real.path(member.getKey()), at + "/" + member.getKey(), as));
        } else if (expected.isArray()) {
            boolean more = !expected.isEmpty()
                    && expected.get(expected.size() - 1).asText().equals(REST);
            int items = more ? expected.size() - 1 : expected.size();
            assertThat(real.isArray()).as("%s%n%s is no list", as, at).isTrue();
            assertThat(real.size()).as("%s%nitems of %s", as, at).isGreaterThanOrEqualTo(items);
            assertThat(more || real.size() == items)
                    .as("%s%nitems of %s", as, at)
                    .isTrue();
            for (int i = 0; i < items; i++) {
                assertNode(expected.get(i), real.path(i), at + "/" + i, as);
            }
        } else if (expected.isTextual()) {
            assertThat(real.isTextual() && fits(expected.asText(), real.asText()))
                    .as("%s%n%s is %s, not %s", as, at, real, expected)
                    .isTrue();
        } else {
            assertThat(real).as("%s%n%s", as, at).isEqualTo(expected);
        }
    }

    private static boolean fits(String expected, String real) {
        return Pattern.compile(pattern(expected, ".*"), Pattern.DOTALL)
                .matcher(real)
                .matches();
    }

    private static String lines(String body) {
        StringBuilder pattern = new StringBuilder();
        for (String line : body.strip().split("\n", -1)) {
            pattern.append(line.strip().equals(REST) ? "(?s:.*)" : pattern(line, "[^\\n]*"))
                    .append("\\n?");
        }
        return pattern.toString();
    }

    private static String pattern(String expected, String rest) {
        List<String> parts = new ArrayList<>();
        for (String part : expected.split(REST, -1)) {
            parts.add(Pattern.quote(part));
        }
        return String.join(rest, parts);
    }
}
