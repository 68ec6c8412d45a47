package press.dateline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import press.dateline.database.StartupException;

/** Imports through a server that runs. */
final class ImportClient implements ImportRun.Server {

    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final Set<Integer> KEY_REFUSED = Set.of(401, 403);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI server;
    private final String key;

    ImportClient(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    @Override
    public String upload(Path file, String format, String name) throws IOException, InterruptedException {
        String address = "/v1/imports?format=" + format + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        JsonNode job = send(
                request(address)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofFile(file)),
                ACCEPTED);
        return job.path("id").asText();
    }

    @Override
    public ImportRun.Progress progress(String job) throws IOException, InterruptedException {
        JsonNode view = send(request("/v1/imports/" + job), OK);
        return new ImportRun.Progress(
                view.path("state").asText(),
                view.path("read").asLong(),
                view.path("created").asLong(),
                view.path("updated").asLong(),
                view.path("unchanged").asLong(),
                view.path("withdrawn").asLong(),
                view.path("rejected").asLong(),
                view.path("rate").asDouble(),
                view.hasNonNull("failure") ? view.path("failure").asText() : null);
    }

    @Override
    public List<String> rejections(String job, int most) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        send(request("/v1/imports/" + job + "/rejections?limit=" + most), OK)
                .path("items")
                .forEach(item -> lines.add(ImportRun.describe(
                        item.path("line").asLong(),
                        item.path("reason").asText(),
                        item.path("snippet").asText())));
        return lines;
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(server.resolve(address)).header("X-Api-Key", key);
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            // A refused connection says nothing more.
            String reason = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
            throw new IOException("the server at " + server + " does not answer" + reason, e);
        }
    }

    private JsonNode send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = answer(request.build());
        JsonNode body = json.readTree(answer.body());
        if (answer.statusCode() == expected) {
            return body;
        }
        String detail = body.path("detail").asText("");
        String message =
                "The server at " + server + " answers " + answer.statusCode() + (detail.isEmpty() ? "" : ": " + detail);
        if (KEY_REFUSED.contains(answer.statusCode())) {
            throw StartupException.usage(
                    message + " An import needs a key with the scopes content:write and content:publish;"
                            + " one of Dateline's own NDJSON admin too.");
        }
        throw new StartupException(message);
    }
}
