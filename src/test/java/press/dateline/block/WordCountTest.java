package press.dateline.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0",
                "' \t\n'|0",
                "— - & …|0",
                "Two words|2",
                "' a \u00a0 b\u2003c\n'|3",
                "U.S. sales of 5.93 mln, up 2.5%|7",
                "self-made o'clock won’t e-mail AT&T|5",
                "one—two–three…four|4",
                "“quoted” (bracketed)|2",
                "naïve e\u0301tude Straße нет κόσμε שלום مرحبا|7",
                "한국 대통령이 말했다|3",
                "习近平访问莫斯科|4",
                "習近平は、モスクワを訪問した。|7",
                "iPhone在中国|3",
                "データー|2",
                "การประชุมสุดยอด|3",
                "😀 👩‍👩‍👧|0"
            })
    void countsAsWritersDo(String text, int words) {
        assertThat(WordCount.words(text)).isEqualTo(words);
    }

    @Test
    void countsAllBlocksWithThoseOfUpdates() {
        List<Span> none = List.of();
        assertThat(WordCount.words(List.of(
                        new Block.Heading("b1", 2, "Two words", none),
                        new Block.Table("b2", true, null, "a\tb\nc\t", none),
                        new Block.Divider("b3", "", none),
                        new Block.Update(
                                "b4",
                                Instant.EPOCH,
                                "A title",
                                none,
                                List.of(new Block.Paragraph("b5", "three more words", none))))))
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "23, 6", "230, 60", "412, 108", "2147483647, 560213126"})
    void readersReadTwoHundredAndThirtyWordsAMinute(int words, int seconds) {
        assertThat(WordCount.readingSeconds(words)).isEqualTo(seconds);
    }
}
