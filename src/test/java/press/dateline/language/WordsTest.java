package press.dateline.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Vocabulary VOCABULARY = EnglishWords.vocabulary();

    private static Words words(String text) {
        return Words.of(text, VOCABULARY);
    }

    private static List<String> cut(String text) {
        Words words = words(text);
        List<String> cut = new ArrayList<>();
        for (int word = 0; word < words.count(); word++) {
            cut.add(text.substring(words.start(word), words.end(word)));
        }
        return cut;
    }

    private static List<Gap> gaps(String text) {
        Words words = words(text);
        List<Gap> gaps = new ArrayList<>();
        for (int word = 0; word < words.count(); word++) {
            gaps.add(words.gap(word));
        }
        return gaps;
    }

    private static boolean same(String one, String other) {
        Vocabulary vocabulary = EnglishWords.vocabulary();
        int number = Words.learn(one, vocabulary).number(0);
        return Words.of(other, vocabulary).number(0) == number;
    }

    @Test
    void aWordHasItsApostrophesButNotThePossessive() {
        assertThat(cut("O'Neill's don’t Iran’s James'")).containsExactly("O'Neill", "don’t", "Iran", "James");
        assertThat(words("Iran’s").isPossessive(0)).isTrue();
        assertThat(cut("Côte d'Ivoire, l’Iran")).containsExactly("Côte", "d", "Ivoire", "l", "Iran");
    }

    @Test
    void dottedLettersAreOneWord() {
        assertThat(cut("U.S. and U.N.-led P. W. Botha, J K Rowling; plan B. It"))
                .containsExactly("U.S.", "and", "U.N.", "led", "P. W.", "Botha", "J K", "Rowling", "plan", "B", "It");
        assertThat(same("US", "U.S.")).isTrue();
        assertThat(same("P.W.", "P. W.")).isTrue();
    }

    @Test
    void scriptsWithoutSpacesAreCutByCharacter() {
        assertThat(cut("東京へ ไทย 서울에서")).containsExactly("東", "京", "へ", "ไ", "ท", "ย", "서울에서");
    }

    @Test
    void spellingsOfOneWordAreEqual() {
        assertThat(same("Łódź", "LODZ")).isTrue();
        assertThat(same("Straße", "STRASSE")).isTrue();
        assertThat(same("N'Djamena", "N’Djamena")).isTrue();
        assertThat(same("Malmö", "Malmo\u0308")).isTrue();
        assertThat(same("co\u00ADoperate", "cooperate")).isTrue();
        assertThat(same("Ｔｏｋｙｏ", "Tokyo")).isTrue();
        assertThat(same("İstanbul", "istanbul")).isTrue();
        assertThat(same("Paris", "Pariss")).isFalse();
    }

    @Test
    void saysWhatStandsBetweenWords() {
        assertThat(gaps("Mr. A, b - c. D: E-F (g) “H” i"))
                .containsExactly(
                        Gap.BREAK,
                        Gap.STOP,
                        Gap.COMMA,
                        Gap.OTHER,
                        Gap.BREAK,
                        Gap.BREAK,
                        Gap.HYPHEN,
                        Gap.OTHER,
                        Gap.OTHER,
                        Gap.OTHER);
        assertThat(gaps("one\ntwo")).containsExactly(Gap.BREAK, Gap.BREAK);
    }

    @Test
    void tellsHowATextUsesCapitals() {
        assertThat(TextStyle.of(words("U.S. SAYS <IBM> MAY BUY"))).isEqualTo(TextStyle.CAPITALS);
        assertThat(TextStyle.of(words("Nice Weather Ahead in Best Season"))).isEqualTo(TextStyle.TITLE);
        assertThat(TextStyle.of(words("The weather in Nice stays fine, the U.S. embassy said.")))
                .isEqualTo(TextStyle.SENTENCES);
    }
}
