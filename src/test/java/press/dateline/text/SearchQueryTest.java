package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.web.ProblemException;

/** What may be written into a query. */
class SearchQueryTest {

    private TextIndex index;

    @BeforeEach
    void articles() throws IOException {
        index = new TextIndex();
        add("bridge", "Old bridge closed for repairs", "The river bridge is rusty.");
        add("ferry", "Ferry crosses the river again", "A ferry is no bridge, said the captain.");
        add("tunnel", "Tunnel opens", "Nobody needs boats any more.");
        add("and", "Salt and pepper", "Prices rise or fall.");
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private void add(String name, String headline, String body) throws IOException {
        index.add(name, TextIndex.NOW, new ArticleText("en", headline, null, List.of(), List.of(body)));
    }

    private List<String> find(String query) throws IOException {
        return index.find("en", query);
    }

    @Test
    void allWordsMustBeThere() throws IOException {
        assertThat(find("river bridge")).containsExactlyInAnyOrder("bridge", "ferry");
        assertThat(find("river captain")).containsExactly("ferry");
        assertThat(find("river tunnel")).isEmpty();
        assertThat(find("river AND captain")).containsExactly("ferry");
    }

    @Test
    void aMinusLeavesOut() throws IOException {
        assertThat(find("river -captain")).containsExactly("bridge");
        assertThat(find("river -\"river bridge\"")).containsExactly("ferry");
        assertThat(find("-river")).containsExactlyInAnyOrder("tunnel", "and");
        assertThat(find("river - captain")).containsExactly("ferry");
        assertThat(find("river −ferry")).containsExactly("bridge");
    }

    @Test
    void oneOfSeveral() throws IOException {
        assertThat(find("tunnel OR captain")).containsExactlyInAnyOrder("tunnel", "ferry");
        assertThat(find("river tunnel OR rusty")).containsExactly("bridge");
        assertThat(find("tunnel | captain OR pepper")).containsExactlyInAnyOrder("tunnel", "ferry", "and");
    }

    @Test
    void phrasesKeepTheirOrderWithinAPart() throws IOException {
        assertThat(find("\"river bridge\"")).containsExactly("bridge");
        assertThat(find("\"bridge river\"")).isEmpty();
        assertThat(find("„river bridge“")).containsExactly("bridge");
        assertThat(find("«river bridge»")).containsExactly("bridge");
        assertThat(find("\"repairs the river\""))
                .as("from the headline into the body")
                .isEmpty();
        assertThat(find("river-bridge")).containsExactly("bridge");
    }

    @Test
    void beginningsOfWords() throws IOException {
        assertThat(find("bo*")).containsExactly("tunnel");
        assertThat(find("tun*")).containsExactly("tunnel");
        assertThat(find("capta*")).containsExactly("ferry");
        assertThat(find("river -rus*")).containsExactly("ferry");
        assertThat(find("CAP* OR pep*")).containsExactlyInAnyOrder("ferry", "and");
        assertThat(find("repairs*")).as("not the stem, but what is written").containsExactly("bridge");
        assertThat(find("xy*")).isEmpty();
    }

    @Test
    void whatTiredPeopleWriteMeansSomething() throws IOException {
        assertThat(find("\"river bridge")).containsExactly("bridge");
        assertThat(find("OR")).as("a word").containsExactly("and");
        assertThat(find("AND salt")).containsExactly("and");
        assertThat(find("captain OR")).containsExactly("ferry");
        assertThat(find("OR OR OR")).containsExactly("and");
        assertThat(find("  river   !!! (captain) ")).containsExactly("ferry");
        assertThat(find("**captain**")).containsExactly("ferry");
        assertThat(find("captain OR -river")).isEmpty();
        assertThat(find("headline:captain")).isEmpty();
        assertThat(find("captain~ AND /.*/ [a TO z]")).isEmpty();
        assertThat(find("captain | | river")).containsExactly("ferry");
    }

    @Test
    void wordsThatTellNothingNeedNotBeThere() throws IOException {
        assertThat(find("the tunnel")).containsExactly("tunnel");
        assertThat(find("\"the tunnel\"")).isEmpty();
        assertThat(find("the")).containsExactlyInAnyOrder("bridge", "ferry");
    }

    @Test
    void limitsAreNamed() {
        assertThat(refused("x".repeat(501))).isEqualTo("q: takes 500 characters at most, not 501.");
        assertThat(refused("word ".repeat(21))).isEqualTo("q: takes 20 words at most, not 21.");
        assertThat(refused("\"" + "word ".repeat(21) + "\"")).isEqualTo("q: takes 20 words at most, not 21.");
        assertThat(refused("tram a*"))
                .isEqualTo("q: a * needs 2 letters before it, which 'a*' has not: write more of the word.");
        assertThat(refused("?!")).isEqualTo("q: has no word: write one with a letter or a digit.");
        assertThat(refused("- \"\" *")).isEqualTo("q: has no word: write one with a letter or a digit.");
        assertThat(refused("tram\uD800")).isEqualTo("q: has a character that no text can have: leave it out.");
    }

    @Test
    void wordsThatAreCutIntoTooManyTermsAreRefused() {
        String why = ": words are parted at hyphens too, Thai by a dictionary, and each pair of Chinese, Japanese or"
                + " Korean characters is one. Write less.";
        assertThat(refused("汉".repeat(400))).isEqualTo("q: takes 60 terms at most, not 399" + why);
        assertThat(refused("-" + "汉".repeat(62))).isEqualTo("q: takes 60 terms at most, not 61" + why);
        assertThat(refused("tram OR " + "a-b-c-".repeat(20))).isEqualTo("q: takes 60 terms at most, not 61" + why);
        assertThat(refused("\"" + "🚋".repeat(61) + "\"")).isEqualTo("q: takes 60 terms at most, not 61" + why);
        assertThat(refused("ภาษาไทย".repeat(50))).startsWith("q: takes 60 terms at most, not 1");
    }

    private static String refused(String query) {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> SearchQuery.read("q", query, "en").toLucene());
        assertThat(problem.faults()).singleElement().extracting("parameter").isEqualTo("q");
        return problem.detail();
    }

    @Test
    void theNewestComesFirstWhereWordsMatchAlike() throws IOException {
        index.add("older", Instant.parse("2020-01-01T00:00:00Z"), text("Ferry crosses the river again"));
        index.add("newer", Instant.parse("2026-03-30T00:00:00Z"), text("Ferry crosses the river again"));

        assertThat(find("crosses")).containsExactly("ferry", "newer", "older");
    }

    private static ArticleText text(String headline) {
        return new ArticleText("en", headline, null, List.of(), List.of("A ferry is no bridge, said the captain."));
    }
}
