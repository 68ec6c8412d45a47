package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TypedTextTest {

    private static final List<String> HEADLINE = List.of(TextFields.TYPED);
    private static TextIndex corpus;

    @BeforeAll
    static void open() throws IOException {
        corpus = TextIndex.ofCorpus();
    }

    @AfterAll
    static void close() throws IOException {
        corpus.close();
    }

    private static List<String> typed(String text) throws IOException {
        return corpus.find(TypedText.read("q", text).toLucene(HEADLINE));
    }

    private static List<String> similar(String text) throws IOException {
        return corpus.find(TypedText.read("q", text).similar(HEADLINE));
    }

    @Test
    void eachLetterNarrows() throws IOException {
        assertThat(typed("m")).contains("marathon", "mieten", "municipales");
        assertThat(typed("ma")).containsExactlyInAnyOrder("marathon", "chips", "retraites", "climate-report");
        assertThat(typed("mar")).containsExactly("marathon");
        assertThat(typed("freiburg mar")).containsExactly("marathon");
        assertThat(typed("mar freiburg")).containsExactly("marathon");
        assertThat(typed("running")).as("what is written, not its stem").isEmpty();
    }

    @Test
    void accentsCapitalsAndScriptsDoNotMatter() throws IOException {
        assertThat(typed("ELECTIONS MUN")).containsExactly("municipales");
        assertThat(typed("strassenb")).containsExactly("strassenbahn");
        assertThat(typed("Kröger")).isEqualTo(typed("kroger")).containsExactly("obituary");
        assertThat(typed("станц")).containsExactly("metro-ru");
        assertThat(typed("北")).containsExactlyInAnyOrder("subway-zh", "university-zh");
        assertThat(typed("北京大")).containsExactly("university-zh");
        assertThat(typed("涨")).as("the last character").containsExactly("subway-zh");
    }

    @Test
    void slipsAreForgivenInLongWords() throws IOException {
        assertThat(similar("freibrug")).containsExactlyInAnyOrder("tram-opens", "tram-old", "marathon");
        assertThat(similar("magdebrg factory")).containsExactly("chips");
        assertThat(similar("trma")).contains("tram-opens");
        assertThat(similar("xyzzy")).isEmpty();
    }

    @Test
    void rangesAreTheTypedLetters() {
        assertThat(TypedText.read("q", "str bah").ranges("Bahn auf der Straße"))
                .containsExactly(new Snippet.Range(0, 3), new Snippet.Range(13, 19));
        assertThat(TypedText.read("q", "elec mu").ranges("🗳 Élections municipales"))
                .containsExactly(new Snippet.Range(3, 7), new Snippet.Range(13, 15));
        assertThat(TypedText.read("q", "北京大").ranges("北京大学")).containsExactly(new Snippet.Range(0, 3));
    }

    @Test
    void limitsAreNamed() {
        assertThatThrownBy(() -> TypedText.read("q", "x".repeat(101)))
                .hasMessage("q: takes 100 characters at most, not 101.");
        assertThatThrownBy(() -> TypedText.read("q", "a b c d e f g h i"))
                .hasMessage("q: takes 8 words at most, not 9.");
        assertThatThrownBy(() -> TypedText.read("q", "…")).hasMessageStartingWith("q: has no word");
    }
}
