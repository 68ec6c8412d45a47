package press.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands in statements is made of few characters, whatever it was made from. */
class TraitTest {

    @Test
    void namesBecomeWords() {
        for (String name : List.of("Agency X", "x'); DROP TABLE article; --", "\u00c4tna", "", "a:b", "\ud83d\ude00")) {
            assertThat(List.of(
                            Trait.holder(name),
                            Trait.kind(name),
                            Trait.language(name),
                            Trait.channel(name),
                            Trait.territory(name),
                            Trait.syndication(name)))
                    .allMatch(Trait::isOne);
        }
        assertThat(Trait.holder(" AGENCY x ")).isEqualTo(Trait.holder("agency X"));
        assertThat(Trait.language("de-CH")).isEqualTo("language:de-ch");
        assertThat(Trait.kind("news")).isEqualTo("kind:news");
    }

    @Test
    void whatIsNoTraitStandsInNoStatement() {
        Condition condition = new Condition.Has(Set.of("kind:news", "x'] OR true --"));
        assertThatThrownBy(() -> condition.sql("t", "p", "r", "now()")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countriesAreThoseThatJavaKnows() {
        assertThat(Territories.ALL).containsExactlyInAnyOrder(Locale.getISOCountries());
    }

    @Test
    void whatIsAllowedSomewhereIsNamedByItsCountries() {
        assertThat(Trait.allowed("yes", List.of(), List.of(), List.of()))
                .containsExactlyInAnyOrder("syndication:yes", "territory:*", "channel:*");
        assertThat(Trait.allowed("ask", List.of("KE", "DE"), List.of("DE"), List.of("web")))
                .containsExactlyInAnyOrder("syndication:ask", "territory:KE", "channel:web");
        assertThat(Trait.allowed("no", List.of(), List.of("DE"), List.of()))
                .contains("territory:KE")
                .doesNotContain("territory:DE", "territory:*")
                .hasSize(250);
    }
}
