package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private static TextIndex corpus;

    @BeforeAll
    static void open() throws IOException {
        corpus = TextIndex.ofCorpus();
    }

    @AfterAll
    static void close() throws IOException {
        corpus.close();
    }

    private static Optional<String> meant(String query, Query visible) throws IOException {
        return meant(corpus, query, visible);
    }

    private static Optional<String> meant(String query) throws IOException {
        return meant(query, new MatchAllDocsQuery());
    }

    @Test
    void slipsAreCorrectedAndAllElseStays() throws IOException {
        assertThat(meant("Freiburg marathno")).contains("Freiburg marathon");
        assertThat(meant("\"climte change\" -tram")).contains("\"climate change\" -tram");
        assertThat(meant("magdebrug OR fabrik")).contains("magdeburg OR fabrik");
        assertThat(meant("cheptoo recrod")).contains("cheptoo record");
    }

    @Test
    void wordsAreGivenBackWithTheirAccents() throws IOException {
        assertThat(meant("strassenbann")).contains("straßenbahn");
        assertThat(meant("jyväskyla")).as("it is found without them").isEmpty();
        assertThat(meant("Kroeeger walter")).contains("kröger walter");
        assertThat(meant("спутнников")).isEmpty();
        assertThat(meant("спутнка")).contains("спутника");
    }

    @Test
    void nothingIsMadeUp() throws IOException {
        assertThat(meant("qwertzuiop")).isEmpty();
        assertThat(meant("tram")).isEmpty();
        assertThat(meant("trma 2019")).as("both words must be there together").isEmpty();
        assertThat(meant("地鉄")).isEmpty();
    }

    @Test
    void whatNobodyMaySeeIsNotSuggested() throws IOException {
        assertThat(meant("marathno", new MatchNoDocsQuery())).isEmpty();
    }

    @Test
    void wordsOfHiddenArticlesAreNeitherToldNorKnown() throws IOException {
        try (TextIndex index = new TextIndex()) {
            add(index, "open", "Minister opens bridge in Jyvaskyla");
            add(index, "hidden", "Zanzibar scandal: ministre, bridgee, Jyväskylä");
            add(index, "hidden", "Jyväskylä");
            Query open = new TermQuery(new Term(TextIndex.NAME, "open"));
            Query all = new MatchAllDocsQuery();

            assertThat(meant(index, "zanzibra OR brigde", all)).contains("zanzibar OR bridge");
            assertThat(meant(index, "zanzibra OR brigde", open)).contains("zanzibra OR bridge");

            assertThat(meant(index, "bridgee", all)).as("there is such a word").isEmpty();
            assertThat(meant(index, "bridgee", open)).contains("bridge");
            assertThat(meant(index, "bridgeee", open))
                    .as("past the hidden word, which is nearer")
                    .contains("bridge");

            assertThat(meant(index, "jyvaskyl", all)).contains("jyväskylä");
            assertThat(meant(index, "jyvaskyl", open)).contains("jyvaskyla");
        }
    }

    @Test
    void whatIsTooLongToBeAskedIsNotSuggested() throws IOException {
        assertThat(meant("climte" + " ".repeat(493))).contains("climate" + " ".repeat(493));
        assertThat(meant("climte" + " ".repeat(494))).isEmpty();
    }

    private static void add(TextIndex index, String name, String headline) throws IOException {
        index.add(name, TextIndex.NOW, new ArticleText("en", headline, null, List.of(), List.of()));
    }

    private static Optional<String> meant(TextIndex index, String query, Query visible) throws IOException {
        return Spelling.correct(index.searcher(), SearchQuery.read("q", query, "en"), visible);
    }
}
