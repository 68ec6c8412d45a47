package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
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
        return Spelling.correct(corpus.searcher(), SearchQuery.read("q", query, "en"), visible);
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
}
