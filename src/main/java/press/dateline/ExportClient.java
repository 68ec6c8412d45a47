package press.dateline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import press.dateline.database.StartupException;

/** Exports through a server that runs. */
final class ExportClient implements ExportFile.Source {

    private static final int OK = 200;
    private static final Set<Integer> KEY_REFUSED = Set.of(401, 403);

    private final ObjectMapper json = new ObjectMapper();
    private final URI server;
    private final String key;

    ExportClient(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    @Override
    public long write(OutputStream to) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/export"))
                .header("X-Api-Key", key)
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != OK) {
                    throw refused(answer.statusCode(), body.readAllBytes());
                }
                return copied(body, to);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the export was interrupted", e);
        }
    }

    /** The last line of an export says how many things stand before it. */
    private long copied(InputStream body, OutputStream to) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        String last = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            to.write(line.getBytes(StandardCharsets.UTF_8));
            to.write('\n');
            last = line;
        }
        JsonNode end = end(last);
        if (!end.path("type").asText().equals("end")) {
            throw new IOException("the server at " + server + " has broken the export off");
        }
        return end.path("things").asLong();
    }

    private JsonNode end(String last) throws IOException {
        try {
            return json.readTree(last);
        } catch (JsonProcessingException e) {
            throw new IOException("the server at " + server + " has broken the export off", e);
        }
    }

    private StartupException refused(int status, byte[] body) throws IOException {
        String detail = json.readTree(body).path("detail").asText("");
        String message = "The server at " + server + " answers " + status + (detail.isEmpty() ? "" : ": " + detail);
        return KEY_REFUSED.contains(status)
                ? StartupException.usage(message + " An export needs a key with the scope admin.")
                : new StartupException(message);
    }
}
