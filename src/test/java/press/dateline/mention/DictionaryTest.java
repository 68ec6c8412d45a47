package press.dateline.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    private static final UUID PARIS = new UUID(0, 1);
    private static final UUID ROME = new UUID(0, 2);

    private static List<UUID> found(Dictionary dictionary, String text) {
        return new Recogniser(dictionary)
                .find(List.of(text), Set.of()).stream().map(Mention::id).toList();
    }

    private static DictionaryEntry place(UUID id, String... names) {
        return DictionaryEntry.place(id, List.of(names), 0, "FR");
    }

    @Test
    void namesThatCouldOnlyDoHarmAreLeftOut() {
        Dictionary dictionary =
                Dictionary.of(List.of(place(PARIS, "", "X", "12", "IN", "Au", "AND", "nice place", "…")));

        assertThat(dictionary.names()).isZero();
        assertThat(dictionary.size()).isEqualTo(1);
    }

    @Test
    void holdsTheVariantsOfAPersonsName() {
        Dictionary dictionary = Dictionary.of(List.of(
                DictionaryEntry.person(PARIS, List.of("Martin L. King Jr.", "M. L. King", "bell hooks"), null)));

        assertThat(found(
                        dictionary,
                        "Martin L. King Jr., Martin King and Martin Luther, M.L. King, Bell Hooks, bell hooks"))
                .hasSize(4);
    }

    @Test
    void aSurnameMayBeAnyPartOfTheName() {
        DictionaryEntry deng = DictionaryEntry.person(PARIS, List.of("Deng Xiaoping"), "Deng");
        DictionaryEntry kock = DictionaryEntry.person(ROME, List.of("Gerhard de Kock"), null);

        assertThat(found(Dictionary.of(List.of(deng, kock)), "He saw Deng Xiaoping; then Deng left with Xiaoping."))
                .containsExactly(PARIS, PARIS);
        assertThat(found(Dictionary.of(List.of(deng, kock)), "He saw Gerhard de Kock; De Kock said that Kock left."))
                .containsExactly(ROME, ROME, ROME);
    }

    @Test
    void holdsNamesWithCommas() {
        Dictionary dictionary = Dictionary.of(List.of(place(PARIS, "Washington, D.C.")));

        assertThat(found(dictionary, "They met in Washington, D.C., and in Washington."))
                .containsExactly(PARIS);
    }
}
