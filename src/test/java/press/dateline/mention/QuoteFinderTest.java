package press.dateline.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuoteFinderTest {

    private static final UUID BAKER = new UUID(0, 1);
    private static final UUID VOLCKER = new UUID(0, 2);
    private static final UUID THATCHER = new UUID(0, 3);
    private static final UUID PUTIN = new UUID(0, 4);
    private static final Map<UUID, String> LABELS =
            new LinkedHashMap<>(Map.of(BAKER, "baker", VOLCKER, "volcker", THATCHER, "thatcher", PUTIN, "putin"));
    private static final Recogniser RECOGNISER = new Recogniser(Dictionary.of(List.of(
            DictionaryEntry.person(BAKER, List.of("James Baker"), null),
            DictionaryEntry.person(VOLCKER, List.of("Paul Volcker"), null),
            DictionaryEntry.person(THATCHER, List.of("Margaret Thatcher"), null),
            DictionaryEntry.person(PUTIN, List.of("Vladimir Putin"), null),
            DictionaryEntry.country(new UUID(0, 9), List.of("Japan"), 0, "JP"))));
    private final QuoteFinder finder = new QuoteFinder();

    private List<QuoteFound> find(String... texts) {
        List<String> list = List.of(texts);
        return finder.find(list, RECOGNISER.find(list, Set.copyOf(LABELS.keySet())));
    }

    /** The quotations as "speaker: text"; unknown speakers in brackets, none as "-". */
    private List<String> quotes(String... texts) {
        return find(texts).stream()
                .map(quote -> {
                    String words = quote.speakerWords() == null ? "-" : "[" + quote.speakerWords() + "]";
                    return (quote.speaker() == null ? words : LABELS.get(quote.speaker())) + ": " + quote.text();
                })
                .collect(Collectors.toList());
    }

    @Test
    void rangesHoldTheMarksAndTextDoesNot() {
        String text = "Vladimir Putin called the allegations “simply rumours” on Tuesday.";

        QuoteFound quote = find(text).getFirst();

        assertThat(quote.start()).isEqualTo(38);
        assertThat(quote.end()).isEqualTo(54);
        assertThat(quote.text()).isEqualTo("simply rumours");
        assertThat(quote.speaker()).isEqualTo(PUTIN);
    }

    @Test
    void readsTheMarksOfEnglish() {
        assertThat(quotes("“We will not go,” Baker said.")).containsExactly("baker: We will not go");
        assertThat(quotes("\"We will not go,\" Baker said.")).containsExactly("baker: We will not go");
        assertThat(quotes("‘We won’t go to the ministers’ talks,’ Baker said."))
                .containsExactly("baker: We won’t go to the ministers’ talks");
        assertThat(quotes("‘They called it “a farce” before’, said Baker."))
                .containsExactly("baker: They called it “a farce” before");
    }

    @Test
    void findsTheSpeakerBehind() {
        assertThat(quotes("“We will not go,” said Treasury Secretary James Baker in Tokyo."))
                .containsExactly("baker: We will not go");
        assertThat(quotes("“Will we really go?” asked Baker.")).containsExactly("baker: Will we really go?");
        assertThat(quotes("“It is far too late,” according to Baker.")).containsExactly("baker: It is far too late");
        assertThat(quotes("“It is far too late,” James Baker, the treasury secretary, told reporters."))
                .containsExactly("baker: It is far too late");
        assertThat(quotes("“It is far too late,” the secretary, James Baker, said."))
                .containsExactly("baker: It is far too late");
    }

    @Test
    void findsTheSpeakerBefore() {
        assertThat(quotes("Baker told a news conference: “We will not go.”")).containsExactly("baker: We will not go.");
        assertThat(quotes("Baker also said the dollar was “much too low” again."))
                .containsExactly("baker: much too low");
        assertThat(quotes("Baker refused to go, saying “it is far too late”."))
                .containsExactly("baker: it is far too late");
        assertThat(quotes("Baker was quoted by the agency as saying: “We must go.”"))
                .containsExactly("baker: We must go.");
        assertThat(quotes("The agency quoted Baker as saying “we must go now”."))
                .containsExactly("baker: we must go now");
    }

    @Test
    void leavesTheSpeakerOpenWhereSomebodyElseIsTheSubject() {
        assertThat(quotes("“We will not go,” a spokesman for Baker said."))
                .containsExactly("[a spokesman for Baker]: We will not go");
        assertThat(quotes("“We will not go,” Baker's spokesman said.")).noneMatch(quote -> quote.startsWith("baker"));
        assertThat(quotes("“We will not go,” said a close aide to Baker."))
                .noneMatch(quote -> quote.startsWith("baker"));
        assertThat(quotes("“We will not go,” Baker and Volcker said."))
                .containsExactly("[Baker and Volcker]: We will not go");
        assertThat(quotes("Asked about Volcker, a trader said: “He will not go.”"))
                .containsExactly("[a trader]: He will not go.");
        assertThat(quotes("“We will not go,” Baker was told by Volcker.")).containsExactly("-: We will not go");
    }

    @Test
    void namesSpeakersThatItDoesNotKnow() {
        assertThat(quotes("“Prices are sure to rise,” said one analyst at the bank."))
                .containsExactly("[one analyst]: Prices are sure to rise");
        assertThat(quotes("“Prices are sure to rise,” said Bank of Tokyo's Kimura."))
                .containsExactly("[Bank of Tokyo's Kimura]: Prices are sure to rise");
        assertThat(quotes("“Prices are sure to rise,” John Doe, an analyst, said."))
                .containsExactly("[John Doe]: Prices are sure to rise");
    }

    @Test
    void aPronounIsTheLastSubject() {
        assertThat(quotes("Baker met Volcker.", "“We will go there,” he said."))
                .containsExactly("baker: We will go there");
        assertThat(quotes("Baker met Volcker. A trader said so.", "“We will go there,” he said."))
                .containsExactly("-: We will go there");
        assertThat(quotes("Mrs Thatcher arrived.", "“We will go there,” he said."))
                .containsExactly("-: We will go there");
        assertThat(quotes("Mrs Thatcher arrived.", "“We will go there,” she said."))
                .containsExactly("thatcher: We will go there");
        assertThat(quotes("Baker arrived.", "It rained.", "And again.", "And more.", "“We will go there,” he said."))
                .containsExactly("-: We will go there");
    }

    @Test
    void tiesBothHalvesOfADividedQuotation() {
        List<QuoteFound> quotes = find("“We will go,” Baker said, “and we will stay.” “No doubt about that.”");

        assertThat(quotes).extracting(QuoteFound::speaker).startsWith(BAKER, BAKER);
        assertThat(quotes).extracting(QuoteFound::continued).startsWith(false, true);
        assertThat(quotes("“We will go,” Baker said, while Volcker called it “a very bad idea”."))
                .containsExactly("baker: We will go", "volcker: a very bad idea");
    }

    @Test
    void goesOnAfterTheSentenceInWhichSomebodySpoke() {
        assertThat(quotes("“We will go,” Baker said. “We must go there.”"))
                .containsExactly("baker: We will go", "baker: We must go there.");
        assertThat(quotes("Baker said he would go. “We must go there.”")).containsExactly("baker: We must go there.");
        assertThat(quotes("Baker said he would go. It rained. “We must go there.”"))
                .containsExactly("-: We must go there.");
    }

    @Test
    void goesOnInTheNextParagraph() {
        assertThat(quotes("Baker said: “We will go.", "“We must go.", "“We can go.”", "“Nobody knows who.”"))
                .containsExactly(
                        "baker: We will go.", "baker: We must go.", "baker: We can go.", "-: Nobody knows who.");
        assertThat(quotes("“We will go now.", "“We must go,” Baker said."))
                .containsExactly("baker: We will go now.", "baker: We must go");
        assertThat(quotes("He left the mark “open by mistake.", "Nothing follows."))
                .isEmpty();
    }

    @Test
    void leavesScareQuotesAndTitlesOut() {
        assertThat(quotes("The “reform” of the “Big Bang” and “Gone With the Wind” pleased Baker."))
                .isEmpty();
        assertThat(quotes("Baker said “no”.")).containsExactly("baker: no");
        assertThat(quotes("It was “as good as dead” by then.")).containsExactly("-: as good as dead");
    }

    @Test
    void readsAnyTextWithoutFailing() {
        for (String text :
                List.of("", "“", "””", "\"\"", "“”", "‘’", "\" \"", "“a", "said “", "“?” said", "“\uD83D” said he")) {
            assertThat(find(text, text)).hasSizeLessThan(3);
        }
    }
}
