package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.Test;
import press.dateline.testing.SharedData;
import press.dateline.web.ProblemException;

/** Whatever is written into a query, it finds something or nothing, or is refused; it never fails. */
class HostileQueryTest {

    @Test
    void naughtyStringsAreQueriesAndArticles() throws IOException {
        JsonNode strings =
                new ObjectMapper().readTree(SharedData.path("hostile/blns.json").toFile());
        assertThat(strings.size()).isGreaterThan(500);
        try (TextIndex index = TextIndex.ofCorpus()) {
            for (JsonNode string : strings) {
                String text = string.asText();
                index.add(text, TextIndex.NOW, new ArticleText(text, text, text, List.of(text), List.of(text)));
            }
            int found = 0;
            for (JsonNode string : strings) {
                found += search(index, string.asText()) ? 1 : 0;
            }
            assertThat(found).as("most of them have words, and find themselves").isGreaterThan(400);
        }
    }

    @Test
    void signsInAnyOrderAreNoError() throws IOException {
        String[] pieces = {
            "\"", "-", "*", "OR", " ", "AND", "|", "a", "tram", "„", "“", "(", ")", "−", "北京", "é", "🚋", "a*", "tr*",
            "’s", "\u0301", "\u200B", "NOT", "~2", "^", ":", "\\", "[", "TO", "]", "{", "/", "?", "กรุง", "\u0130",
            "\uFB03"
        };
        Random random = new Random(1);
        try (TextIndex index = TextIndex.ofCorpus()) {
            for (int i = 0; i < 3000; i++) {
                StringBuilder query = new StringBuilder();
                for (int n = random.nextInt(8); n >= 0; n--) {
                    query.append(pieces[random.nextInt(pieces.length)]);
                }
                search(index, query.toString());
            }
        }
    }

    @Test
    void theLongestWordsAreLookedForInAllLanguages() throws IOException {
        List<String> longest = List.of(
                "汉字文化".repeat(15) + "汉",
                "한국어".repeat(20) + "한",
                "a-b-c-".repeat(20),
                "🚋".repeat(60),
                "a.b-".repeat(30));
        try (TextIndex index = new TextIndex()) {
            for (String language : List.of("en", "de", "fr", "ja", "th", "tr")) {
                for (String text : longest) {
                    index.add(
                            language + text,
                            TextIndex.NOW,
                            new ArticleText(language, text, text, List.of(text), List.of(text)));
                }
            }
            assertThat(longest).allMatch(text -> text.length() > 60);
            for (String text : longest) {
                assertThat(search(index, text)).as(text).isTrue();
                assertThat(search(index, "\"" + text + "\"")).as(text).isTrue();
            }
            assertThat(search(index, "汉".repeat(400))).as("refused").isFalse();
        }
    }

    /** Whether it found anything. */
    private static boolean search(TextIndex index, String text) throws IOException {
        SearchQuery query;
        try {
            query = SearchQuery.read("q", text, "en");
        } catch (ProblemException refused) {
            return false;
        }
        List<String> found = index.find(query.toLucene());
        found.stream().limit(3).forEach(name -> Highlighting.of(query, index.text(name)));
        Spelling.correct(index.searcher(), query, new MatchAllDocsQuery());
        return !found.isEmpty();
    }
}
