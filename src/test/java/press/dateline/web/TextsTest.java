package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void aBeginningHasNoHalfOfAPair() {
        assertThat(Texts.beginning("", 3)).isEmpty();
        assertThat(Texts.beginning("abc", 3)).isEqualTo("abc");
        assertThat(Texts.beginning("abcd", 3)).isEqualTo("abc");
        assertThat(Texts.beginning("a😀b", 3)).isEqualTo("a😀");
        assertThat(Texts.beginning("ab😀", 3)).isEqualTo("ab");
        assertThat(Texts.beginning("ab😀", 4)).isEqualTo("ab😀");
    }
}
