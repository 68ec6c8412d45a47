package press.dateline.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import press.dateline.testing.SharedData;

/** Newswire stories of 1987 as items of ninjs 3.1. */
public final class ReutersStories {

    private ReutersStories() {}

    /** The first so many, as lines of JSON; the test is skipped where there are none. */
    public static Stream<String> some(int count) throws IOException {
        List<String> some = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Files.newInputStream(SharedData.path("reuters-21578/reuters-21578.ninjs.ndjson.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && some.size() < count; line = lines.readLine()) {
                some.add(line);
            }
        }
        return some.stream();
    }
}
