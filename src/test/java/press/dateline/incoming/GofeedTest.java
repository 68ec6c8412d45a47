package press.dateline.incoming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import press.dateline.testing.SharedData;

/**
 * The feeds that gofeed is tested with, each compared with the expectation beside it, as far as {@link FeedHead} and
 * {@link FeedEntry} hold what is expected. A count may not fall; one that rises is written down here.
 */
@Tag("formats")
class GofeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FEEDS = SharedData.path("feeds/gofeed/parser");

    /** How many files of each folder are read as expected. */
    private static final Map<String, Integer> PASSED = Map.of("rss", 163, "atom", 270, "json", 3, "universal", 12);

    @Test
    void readsRss() throws IOException {
        compareAll("rss", ".xml", ".json");
    }

    @Test
    void readsAtom() throws IOException {
        compareAll("atom", ".xml", ".json");
    }

    @Test
    void readsJsonFeed() throws IOException {
        compareAll("json", ".json", "_expected.json");
    }

    /** What is expected of these stands in no file: feeds have the title "Feed Title", the others are refused. */
    @Test
    void tellsFeedsFromWhatIsNone() throws IOException {
        assumeTrue(Files.isDirectory(FEEDS), "no feeds in the shared data");
        List<String> failed = new ArrayList<>();
        List<Path> files = files("universal", "");
        for (Path file : files) {
            String name = file.getFileName().toString();
            String format = name.startsWith("rdf") ? "rss" : name.replaceAll("^(rss|atom|json).*|^.*", "$1");
            String expected = format.isEmpty() && !name.equals("sample.json")
                    ? "refused"
                    : name.equals("sample.json") ? "json title" : format + " Feed Title";
            if (!expected.replace("json Feed Title", "json title")
                    .equals(outcome(file).replace("json Feed Title", "json title"))) {
                failed.add(name + ": " + outcome(file) + ", expected " + expected);
            }
        }
        report("universal", files.size(), failed);
    }

    private static String outcome(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            FeedHead head = read(in, new ArrayList<>());
            return head.format() + " " + head.title();
        } catch (UnreadableFeedException e) {
            return "refused";
        }
    }

    private static void compareAll(String folder, String ending, String expectation) throws IOException {
        assumeTrue(Files.isDirectory(FEEDS), "no feeds in the shared data");
        List<String> failed = new ArrayList<>();
        int compared = 0;
        for (Path file : files(folder, ending)) {
            String name = file.getFileName().toString();
            Path beside = file.resolveSibling(name.substring(0, name.length() - ending.length()) + expectation);
            if (Files.exists(beside)) {
                compared++;
                difference(folder, file, JSON.readTree(beside.toFile()))
                        .ifPresent(what -> failed.add(name + ": " + what));
            }
        }
        report(folder, compared, failed);
    }

    private static void report(String folder, int compared, List<String> failed) {
        int passed = compared - failed.size();
        System.out.printf("formats: gofeed %s %d of %d%n", folder, passed, compared);
        failed.forEach(System.out::println);
        assertEquals(PASSED.get(folder), passed, () -> String.join("\n", failed));
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(FEEDS.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static FeedHead read(InputStream in, List<FeedEntry> entries) throws IOException {
        try (FeedReader reader = FeedReader.open(in)) {
            for (Optional<FeedEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
                entries.add(next.get());
            }
            return reader.head();
        }
    }

    private static FeedEntry withoutId(FeedEntry e) {
        return new FeedEntry(
                e.line(),
                null,
                false,
                e.title(),
                e.summary(),
                e.content(),
                e.links(),
                e.published(),
                e.updated(),
                e.authors(),
                e.categories(),
                e.media(),
                e.rights(),
                e.language(),
                e.source(),
                e.withdrawn(),
                e.whole());
    }

    private static Optional<String> difference(String folder, Path file, JsonNode expected) throws IOException {
        List<FeedEntry> entries = new ArrayList<>();
        Map<String, Object> read;
        try (InputStream in = Files.newInputStream(file)) {
            FeedHead head = read(in, entries);
            if (file.getFileName().toString().startsWith("rdf")) {
                entries.replaceAll(GofeedTest::withoutId); // gofeed passes over rdf:about
            }
            read = GofeedModel.of(folder, head, entries);
        } catch (UnreadableFeedException e) {
            return Optional.of("refused: " + e.getMessage());
        }
        Map<String, Object> wanted = new TreeMap<>(GofeedExpectation.of(folder, expected));
        TreeMap<String, Object> got = new TreeMap<>(read);
        return wanted.equals(got) ? Optional.empty() : Optional.of("expected " + wanted + " but was " + got);
    }
}
