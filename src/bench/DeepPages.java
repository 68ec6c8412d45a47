import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a late page of lists begins. Reads lists' addresses, without limit and cursor, from standard input, a line
 * each, and walks each of them, 100 articles at a time, until PAGES pages of 20 are behind or the list ends. Prints, in
 * the same order: the address, a tab, the address of the last page of 20 that was reached, a tab, its number. Where a
 * list is no longer than 100 articles, that is its first page.
 *
 * <pre>java src/bench/DeepPages.java http://127.0.0.1:18080 10000 &lt;addresses</pre>
 */
final class DeepPages {

    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]*)\"");
    private static final int PAGE = 20;
    private static final int STEP = 100;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private DeepPages() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        String root = arguments[0];
        int pages = Integer.parseInt(arguments[1]);
        List<String> addresses =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines().toList();
        try (ExecutorService walkers = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> walks = addresses.stream()
                    .map(address -> (Callable<String>) () -> walk(root, address, pages))
                    .toList();
            for (Future<String> walk : walkers.invokeAll(walks)) {
                System.out.println(walk.get());
            }
        }
    }

    private static String walk(String root, String address, int pages) throws IOException, InterruptedException {
        String and = address.contains("?") ? "&" : "?";
        String last = address + and + "limit=" + PAGE;
        int page = 1;
        int behind = 0;
        String cursor = null;
        while (behind < (pages - 1) * PAGE) {
            int step = Math.min(STEP, (pages - 1) * PAGE - behind);
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(root + address + and + "limit=" + step
                                    + (cursor == null ? "" : "&cursor=" + cursor)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Matcher next = CURSOR.matcher(answer.body());
            if (answer.statusCode() != 200 || !next.find()) {
                break;
            }
            cursor = next.group(1);
            behind += step;
            page = behind / PAGE + 1;
            last = address + and + "limit=" + PAGE + "&cursor=" + cursor;
        }
        return address + "\t" + last + "\t" + page;
    }
}
