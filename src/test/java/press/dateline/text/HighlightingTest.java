package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HighlightingTest {

    /** The snippets of a query, what was found set in brackets. */
    private static List<String> marked(String query, ArticleText text) {
        return Highlighting.of(SearchQuery.read("q", query, "en"), text).stream()
                .map(HighlightingTest::marked)
                .toList();
    }

    private static String marked(Snippet snippet) {
        StringBuilder out = new StringBuilder(snippet.text());
        for (Snippet.Range range : snippet.ranges().reversed()) {
            out.insert(range.end(), ']').insert(range.start(), '[');
        }
        return snippet.part() + ": " + out;
    }

    private static ArticleText text(String language, String headline, String... body) {
        return new ArticleText(language, headline, "What happened so far", List.of(), List.of(body));
    }

    @Test
    void rangesCountUtf16CodeUnits() {
        assertThat(marked("trams", text("en", "🚋🚋 The tram runs", "No trams ran. 🚋 Tram-free days.")))
                .containsExactly("headline: 🚋🚋 The [tram] runs", "body: No [trams] ran. 🚋 [Tram]-free days.");
    }

    @Test
    void phrasesAndBeginningsAreMarked() {
        ArticleText text = text("en", "Running for office", "The running costs of an office run high.");

        assertThat(marked("\"running costs\" off*", text))
                .containsExactly(
                        "headline: Running for [office]", "body: The [running costs] of an [office] run high.");
        assertThat(marked("runn*", text))
                .containsExactly("headline: [Running] for office", "body: The [running] costs of an office run high.");
    }

    @Test
    void eachLanguageIsMarkedByItsOwnRules() {
        assertThat(marked("haus", text("de", "Häuser werden teurer")))
                .containsExactly("headline: [Häuser] werden teurer");
        assertThat(marked("economie", text("fr", "L'économie va mieux")))
                .containsExactly("headline: [L'économie] va mieux");
        assertThat(marked("北京大学", text("zh", "在北京大学读书"))).containsExactly("headline: 在[北京大学]读书");
    }

    @Test
    void whatIsNegatedOrTellsNothingIsNotMarked() {
        assertThat(marked("the office -costs", text("en", "The costs of the office")))
                .containsExactly("headline: The costs of the [office]");
    }

    @Test
    void ofALongBodyTheBestSentencesAreShown() {
        String filler = "Nothing of note was said about anything for quite a while that day. ".repeat(10);
        List<Snippet> snippets = Highlighting.of(
                SearchQuery.read("q", "tram mayor", "en"),
                text(
                        "en",
                        "Opening",
                        filler + "The mayor took the tram home. " + filler + "Then a tram left.",
                        filler));

        assertThat(snippets).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        assertThat(snippets).allSatisfy(snippet -> {
            assertThat(snippet.part()).isEqualTo("body");
            assertThat(snippet.text().length()).isLessThan(400);
        });
        assertThat(snippets.stream().map(HighlightingTest::marked))
                .anySatisfy(snippet -> assertThat(snippet).contains("The [mayor] took the [tram] home."));
    }
}
