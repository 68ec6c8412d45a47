package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has an answer in one coding has it in all. */
class EntityTagsTest {

    private static final String NOW = "\"h-br\"";

    @Test
    void anyCodingNamesTheAnswer() {
        for (String tag : List.of("\"h\"", "\"h-gzip\"", "\"h-br\"", "\"h-zstd\"")) {
            assertThat(EntityTags.known(List.of(tag), "h", NOW)).contains(tag);
            assertThat(EntityTags.known(List.of("\"x\" ,W/" + tag), "h", NOW)).contains(tag);
            assertThat(EntityTags.known(List.of("\"x\"", tag), "h", NOW)).contains(tag);
            assertThat(EntityTags.plain(tag)).isEqualTo("h");
        }
        assertThat(EntityTags.known(List.of(" * "), "h", NOW)).contains(NOW);
    }

    @Test
    void nothingElseDoes() {
        for (String other :
                List.of("\"x\"", "\"hh\"", "\"h-\"", "\"h-x\"", "\"h-gzip-br\"", "h", "\"h", "h\"", "\"", "", ",")) {
            assertThat(EntityTags.known(List.of(other), "h", NOW)).as(other).isEmpty();
        }
        assertThat(EntityTags.known(List.of(), "h", NOW)).isEmpty();
    }
}
