package press.dateline.text;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The first result that people expect, of written queries over a written corpus of ten languages. */
class RankingTest {

    @Test
    void eachQueryFindsFirstWhatIsMeant() throws IOException {
        JsonNode queries = TextIndex.resource("queries.json");
        assertTrue(queries.size() >= 30, "30 queries judge the ranking");
        try (TextIndex corpus = TextIndex.ofCorpus()) {
            List<Executable> expected = new ArrayList<>();
            for (JsonNode query : queries) {
                String text = query.get("q").asText();
                List<String> found = corpus.find(query.path("language").asText("en"), text);
                String first = found.isEmpty() ? "nothing" : found.getFirst();
                expected.add(() -> assertEquals(query.get("first").asText(), first, text + " found " + found));
            }
            assertAll(expected);
        }
    }
}
