package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import press.dateline.testing.SharedData;

/** What attacks whoever shows it; who asks for it where it is absent is skipped. */
final class HostileTexts {

    private static final Pattern PAYLOAD = Pattern.compile("\"payload\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")");
    private static final ObjectMapper JSON = new ObjectMapper();

    private HostileTexts() {}

    /** HTML that gets past sanitizers. */
    static List<String> attacks() throws IOException {
        List<String> payloads = new ArrayList<>();
        for (String quoted : PAYLOAD.matcher(Files.readString(SharedData.path("hostile/dompurify/expect.mjs")))
                .results()
                .map(match -> match.group(1))
                .toList()) {
            payloads.add(JSON.readValue(quoted, String.class));
        }
        assertThat(payloads).hasSize(223);
        return payloads;
    }

    /** The big list of naughty strings. */
    static List<String> naughty() throws IOException {
        List<String> naughty =
                List.of(JSON.readValue(SharedData.path("hostile/blns.json").toFile(), String[].class));
        assertThat(naughty).hasSize(515);
        return naughty;
    }
}
