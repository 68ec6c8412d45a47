import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what PostgreSQL logged (log_statement = all, jsonlog) while REQUESTS requests of one kind were made one after the
 * other, from standard input, and prints how many statements each sent, then the statements. What was sent less often
 * than once a request comes from elsewhere and is left out. Writes FOLDER/NAME.N.sql, a script for pgbench for each
 * request, and FOLDER/NAME.values, the values of its variables, a line each, for pgbench's -D.
 *
 * <pre>java -cp 'target/quarkus-app/lib/main/*' src/bench/SentStatements.java REQUESTS FOLDER NAME</pre>
 */
final class SentStatements {

    private static final Pattern SENT = Pattern.compile("(?s)(?:execute [^:]*|statement): (.*)");
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private record Sent(String sql, String detail) {}

    private SentStatements() {}

    public static void main(String[] arguments) throws IOException {
        int requests = Integer.parseInt(arguments[0]);
        List<Sent> all = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode entry = json.readTree(line);
                Matcher sent = SENT.matcher(entry.path("message").asText());
                if (entry.path("user").asText().equals("dateline") && sent.matches()) {
                    all.add(new Sent(sent.group(1).strip(), entry.path("detail").asText()));
                }
            }
        }
        Map<String, Integer> times = new HashMap<>();
        all.forEach(sent -> times.merge(sent.sql, 1, Integer::sum));
        List<Sent> ofRequests =
                all.stream().filter(sent -> times.get(sent.sql) >= requests).toList();
        if (ofRequests.isEmpty() || ofRequests.size() % requests != 0) {
            System.err.println(requests + " requests sent " + ofRequests.size() + " statements, which is not the same number each: "
                    + times);
            System.exit(1);
        }
        int each = ofRequests.size() / requests;
        write(ofRequests, each, Path.of(arguments[1]), arguments[2]);
        System.out.println(each);
        ofRequests.subList(0, each).forEach(sent -> System.out.println(sent.sql));
    }

    private static void write(List<Sent> sent, int each, Path folder, String name) throws IOException {
        List<String> values = new ArrayList<>();
        for (int first = 0; first < sent.size(); first += each) {
            StringBuilder script = new StringBuilder();
            for (int at = first; at < first + each; at++) {
                script.append(withVariables(sent.get(at), at, values)).append(";\n");
            }
            Files.writeString(folder.resolve(name + "." + first / each + ".sql"), script);
        }
        Files.write(folder.resolve(name + ".values"), values);
    }

    private static String withVariables(Sent sent, int at, List<String> values) {
        Map<String, String> byNumber = new HashMap<>();
        Matcher value = VALUE.matcher(sent.detail);
        while (value.find()) {
            byNumber.put(value.group(1), value.group(2));
        }
        return PARAMETER.matcher(sent.sql).replaceAll(parameter -> {
            String number = parameter.group(1);
            String quoted = byNumber.getOrDefault(number, "NULL");
            if (quoted.equals("NULL")) {
                return "NULL";
            }
            String variable = "v" + at + "_" + number;
            String line = variable + "=" + quoted.substring(1, quoted.length() - 1).replace("''", "'");
            if (!values.contains(line)) {
                values.add(line);
            }
            return Matcher.quoteReplacement(":" + variable);
        });
    }
}
