package press.dateline.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SortNameTest {

    @Test
    void theFamilyNameComesFirst() {
        assertThat(SortName.of("Angela Merkel")).isEqualTo("Merkel, Angela");
        assertThat(SortName.of(" Gabriel  José Márquez ")).isEqualTo("Márquez, Gabriel José");
    }

    @Test
    void particlesBelongToTheFamilyName() {
        assertThat(SortName.of("Charles de Gaulle")).isEqualTo("de Gaulle, Charles");
        assertThat(SortName.of("Ursula von der Leyen")).isEqualTo("von der Leyen, Ursula");
        assertThat(SortName.of("Robert De Niro")).isEqualTo("De Niro, Robert");
        assertThat(SortName.of("Bashar al-Assad")).isEqualTo("al-Assad, Bashar");
        assertThat(SortName.of("Le Duc Tho")).isEqualTo("Tho, Le Duc");
    }

    @Test
    void suffixesStayBehind() {
        assertThat(SortName.of("Martin Luther King Jr.")).isEqualTo("King, Martin Luther, Jr.");
        assertThat(SortName.of("Elizabeth II")).isEqualTo("Elizabeth II");
    }

    @Test
    void singleAndSortedNamesStayAsTheyAre() {
        assertThat(SortName.of("Pelé")).isEqualTo("Pelé");
        assertThat(SortName.of("Xi, Jinping")).isEqualTo("Xi, Jinping");
        assertThat(SortName.of("习近平")).isEqualTo("习近平");
    }
}
