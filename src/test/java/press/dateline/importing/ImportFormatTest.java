package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportFormatTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<rss version='2.0'><channel> | feed",
                "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'> | wxr",
                "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'> | feed",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'> | feed",
                "Warning: a & b <rss><channel> | feed",
                "<rss><channel><title>a & b | feed",
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [ | feed",
                "{\"title\": \"x\", \"items\": [], \"version\": \"https://jsonfeed.org/version/1\" | feed",
                "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'> | newsml",
                "<n:newsMessage xmlns:n='http://iptc.org/std/nar/2006-10-01/'> | newsml",
                "<html><body> | ninjs",
                "{\"uri\": \"urn:x\", \"version\": \"1\"} | ninjs",
                "{\"type\": \"person\"} | dateline",
                "nothing | ninjs"
            })
    void isTold(String content, String format) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), content);
        assertThat(ImportFormat.of(file)).isEqualTo(format);
    }
}
