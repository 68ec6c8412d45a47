package press.dateline.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordMatcherTest {

    /** The part of the text in square brackets is what is found. */
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // case, accents, ligatures
                "spam | This is [Spam].",
                "idiot | Quel [ÍDIOT] !",
                "crétin | ce [cretin] là",
                "scheiße | so eine [SCHEISSE]!",
                "masse | eine [Maße]",
                // other alphabets
                "дурак | Ты [Дурак], да",
                "ёлка | наша [елка]",
                "βλάκας | τι [ΒΛΑΚΑΣ] είσαι",
                "טיפש | אתה [טיפש] גדול",
                "غبي | أنت [غَبِـي] جدا",
                "أحمق | هذا [احمق] فعلا",
                "गधा | तुम [गधा] हो",
                "바보 | 너는 [바보] 야",
                "แย่ | มันก็[แย่]นะ",
                "傻瓜 | 你这个[傻瓜]好吗",
                "バカ | お前は[バカ]だ",
                "馬鹿 | この[馬鹿]者",
                // stems, several words
                "spam* | a [Spammer]!",
                "spam* | [spam]",
                "mis* | what a [misspelling]",
                "buy now | please [BUY... now] here",
                "son of a gun | you [son-of-a-gun]!",
                // digits and signs
                "spam | [5p4m] and eggs",
                "spam | more [$pam] here",
                "ass | you [@ss]",
                "ass | you [a$$]!",
                "shit | oh [sh!t]!",
                "shit | oh [$h1t]",
                "kill | [k1ll] them",
                "kill | [ki11] them",
                "idiot | an [1d10t]",
                "porn | [p0rn] here",
                "1488 | fan of [1488].",
                "1488* | [1488er] again",
                "h8 | so much [h8]",
                // spaced and dotted letters
                "spam | [s.p.a.m] again",
                "spam | [s p a m] again",
                "spam | this is a [S P A M]",
                "spam | [s-p-a-m], [sp-am]",
                "spam | **[sp**am]** here",
                "spam | [s. p. a. m]",
                "spam | [s_p_a_m]",
                "spam | [s.pam]",
                "ass | [a.s.s]",
                "1488 | [1.4.8.8], [14-88]",
                "法轮功 | 关于[法 轮 功]的",
                "法轮功 | 关于[法.轮.功]的",
                // repeated letters
                "spam | [spaaaam]",
                "spam | [sssspppaaammm]",
                "ass | what an [assssss]",
                "cool | [coooool]",
                // what cannot be seen
                "spam | [s\u200Bp\u200Da\u2060m] x",
                "spam | [sp\u00ADam]",
                "spam | [s\u0336p\u0336a\u0336m\u0336] x",
                // look-alikes
                "spam | [ѕраm] x",
                "spam | [sраm] x",
                "spam | [ｓｐａｍ] x",
                "spam | [𝐬𝐩𝐚𝐦] x",
                "spam | [ⓢⓟⓐⓜ] x",
                "spam | [spαm] x",
                "дурак | [дypak] x",
                // all at once
                "spam | [ѕ.Р.@.a.M] x",
            })
    void anEntryIsFoundWhereItStands(String entry, String marked) {
        List<String> wanted = Stream.of(marked.split("\\[", -1))
                .skip(1)
                .map(part -> part.substring(0, part.indexOf(']')))
                .toList();
        String text = marked.replace("[", "").replace("]", "");
        List<WordMatcher.Found> found = matcher(entry).find(text);
        assertThat(found)
                .extracting(one -> text.substring(one.start(), one.end()))
                .containsExactlyElementsOf(wanted);
        assertThat(found).extracting(WordMatcher.Found::entry).containsOnly(entry);
    }

    @ParameterizedTest(name = "{0} not in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ass | A classic assessment of the pass",
                "ass | I paid 455 euros for a Galaxy A55",
                "ass | as long as",
                "shit | model 5h17",
                "spam | spammer, antispam",
                "spam | sp am, spa m",
                "spam* | antispam",
                "cop | The coop of the corps",
                "cop | сор из избы",
                "god | good goods",
                "hell | hello shell he'll",
                "isis | That it is.Is it?",
                "hai | ha! ha!",
                "nazi | naz!",
                "spami | spam!",
                "1488 | 1.488 Euro, 11488, 14880, 1,488",
                "100 | 1000 and 10000",
                "bob | bobby@bobs.example",
                "sin | was in a cabin",
                "fin | if in doubt, f in",
                "バカ | バカンス",
                "дурак | дураки",
                "βλάκας | βλακασμός",
            })
    void whatOnlyLooksLikeAnEntryIsNotFound(String entry, String text) {
        assertThat(matcher(entry).find(text)).isEmpty();
    }

    @Test
    void entriesMayOverlap() {
        assertThat(matcher("new york", "york times", "new york times", "york*").find("the New York Times"))
                .containsExactly(
                        new WordMatcher.Found("new york", 4, 12),
                        new WordMatcher.Found("new york times", 4, 18),
                        new WordMatcher.Found("york*", 8, 12),
                        new WordMatcher.Found("york times", 8, 18));
    }

    @Test
    void spansCountUtf16OfTheOriginal() {
        String text = "🐒🐒 ﬀ 👍🏽 Ｓ𝐩\u200Ba\u0301m\u0301!";
        assertThat(matcher("spam").find(text)).containsExactly(new WordMatcher.Found("spam", 12, 20));
        assertThat(text.substring(12, 20)).isEqualTo("Ｓ𝐩\u200Ba\u0301m\u0301");
    }

    @Test
    void theFirstFiftyAreTold() {
        assertThat(matcher("spam").find("spam ".repeat(1_000))).hasSize(50);
    }

    @Test
    void anEmptyListFindsNothing() {
        assertThat(matcher().find("spam")).isEmpty();
        assertThat(matcher("spam").find("")).isEmpty();
        assertThat(matcher("spam").find("🐒 \u200B\u0301 !")).isEmpty();
    }

    /** What the automaton finds in plain words is what a search for each entry finds. */
    @Test
    void itFindsWhatASearchForEachEntryFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<String> words =
                    Stream.generate(() -> word(random)).distinct().limit(200).toList();
            List<String> entries = words.subList(0, 60);
            List<String> written = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                written.add(words.get(random.nextInt(words.size())));
            }
            List<String> wanted =
                    written.stream().filter(entries::contains).limit(50).toList();
            assertThat(matcher(entries.toArray(String[]::new)).find(String.join(" ", written)))
                    .extracting(WordMatcher.Found::entry)
                    .containsExactlyElementsOf(wanted);
        }
    }

    /** Two letters at least; of neighbours no two alike, so that nothing is stretched. */
    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        String letters = random.nextBoolean() ? "abcdж" : "αβγ語";
        int length = 2 + random.nextInt(4);
        while (word.length() < length) {
            char c = letters.charAt(random.nextInt(letters.length() - 1));
            if (word.isEmpty() || word.charAt(word.length() - 1) != c) {
                word.append(c);
            }
        }
        return word.toString();
    }

    static WordMatcher matcher(String... entries) {
        return new WordMatcher(Stream.of(entries)
                .map(entry -> WordEntry.of(entry).orElseThrow())
                .toList());
    }
}
