package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.BlockRules;
import press.dateline.block.WordCount;
import press.dateline.testing.SharedData;

/** The bodies of a real newswire, read whole. */
class HtmlReutersTest {

    @Test
    void everyBodyIsReadWordByWord() throws IOException {
        ObjectMapper json = new ObjectMapper();
        int bodies = 0;
        int ourWords = 0;
        int theirWords = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Files.newInputStream(SharedData.path("reuters-21578/reuters-21578.ninjs.ndjson.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode item = json.readTree(line);
                for (JsonNode body : item.path("bodies")) {
                    bodies++;
                    List<Block> blocks =
                            read(item.path("uri").asText(), body.path("value").asText());
                    ourWords += WordCount.words(blocks);
                    theirWords += body.path("wordCount").asInt();
                }
            }
        }
        assertThat(bodies).isEqualTo(13_938);
        assertThat(ourWords).as("words as the items say").isCloseTo(theirWords, withinPercentage(1));
    }

    private static List<Block> read(String item, String html) {
        HtmlReading reading = HtmlReader.read(html, reference -> Optional.empty());

        List<String> read = reading.blocks().stream()
                .flatMap(block -> Arrays.stream(block.text().split("\\s+", -1)))
                .toList();
        assertThat(read).as(item).isEqualTo(List.of(Jsoup.parse(html).text().split("\\s+", -1)));
        assertThat(reading.blocks()).as(item).allMatch(Block.Paragraph.class::isInstance);
        assertThat(reading.losses()).as(item).isEmpty();
        assertThat(BlockRules.faults("", reading.blocks(), Set.of())).as(item).isEmpty();
        return reading.blocks();
    }
}
