package press.dateline.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordEntryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spam",
                "spam*",
                "buy now",
                "son-of-a-gun",
                "don't",
                "bit.ly",
                "1488",
                "傻",
                "Crétin",
                "dọ́",
                "गधा"
            })
    void isTaken(String written) {
        assertThat(WordEntry.of(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "*", "a", "a*", "é", "sh*t", "$pam", "sp@m", "spam!", " spam", "spam ", "🐒", "...", "a\nb"
            })
    void isRefused(String written) {
        assertThat(WordEntry.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Spam", "SPÄM", "ｓｐａｍ", "sp\u00ADam"})
    void spellingsOfOneWordAreOne(String written) {
        assertThat(WordEntry.of(written)).map(WordEntry::folded).contains("spam");
    }
}
