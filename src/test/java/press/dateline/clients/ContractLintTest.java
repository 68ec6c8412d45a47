package press.dateline.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.clients.Tools.assertFine;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract passes the linters that its users run: no error, and no warning that is not argued away. */
@Tag("clients")
class ContractLintTest {

    @Test
    void redoclyRecommends() throws IOException {
        Path folder = Tools.installed();
        assertThat(assertFine(Tools.tool(folder, "redocly", "lint", "--lint-config=error", Tools.CONTRACT.toString())))
                .doesNotContain("Warning was generated");
    }

    @Test
    void spectralOas() throws IOException {
        Path folder = Tools.installed();
        assertFine(Tools.tool(folder, "spectral", "lint", "--fail-severity=warn", Tools.CONTRACT.toString()));
    }
}
