package press.dateline.database;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what an operator should read in the output of PostgreSQL's programs. */
final class PostgresLog {

    private static final Pattern ERROR = Pattern.compile("(?:FATAL|PANIC|ERROR|error|fatal):\\s+(.*)");

    private PostgresLog() {}

    /** The last error in the output, else its last line; with the place of the whole log. */
    static String lastError(String output, Path logFolder) {
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String error = lines.isEmpty() ? "it said nothing" : lines.getLast();
        for (String line : lines) {
            var matcher = ERROR.matcher(line);
            if (matcher.find()) {
                error = matcher.group(1);
            }
        }
        return error + " (its log is in " + logFolder + ")";
    }
}
