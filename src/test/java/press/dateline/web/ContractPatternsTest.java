package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How Java's patterns stand in the contract. */
class ContractPatternsTest {

    @Test
    void matchesTheWholeText() {
        assertThat(ContractPatterns.portable("yes|no")).isEqualTo("^(?:yes|no)$");
        assertThat(ContractPatterns.portable("[A-Z]{2}")).isEqualTo("^(?:[A-Z]{2})$");
    }

    @Test
    void whatIsNotBlankIsLookedForAnywhere() {
        assertThat(ContractPatterns.portable("\\S")).isEqualTo("\\S");
    }

    @Test
    void aDotIsAnyCharacterWhereJavaSaysSo() {
        assertThat(ContractPatterns.portable("(?s).*\\S[.x]\\..*")).isEqualTo("^(?:[\\s\\S]*\\S[.x]\\.[\\s\\S]*)$");
        assertThat(ContractPatterns.portable("a.b")).isEqualTo("^(?:a.b)$");
    }

    @Test
    void classesOfUnicodeAreLeftOut() {
        assertThat(ContractPatterns.portable("[\\p{L}]+")).isNull();
        assertThat(ContractPatterns.portable("\\P{M}")).isNull();
    }
}
