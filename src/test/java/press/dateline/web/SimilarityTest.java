package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    @Test
    void twoCharactersThatChangedPlacesAreOneSlip() {
        assertThat(Similarity.distance("wrold", "world")).isEqualTo(1);
        assertThat(Similarity.distance("worl", "world")).isEqualTo(1);
        assertThat(Similarity.distance("xorld", "world")).isEqualTo(1);
        assertThat(Similarity.distance("", "world")).isEqualTo(5);
        assertThat(Similarity.nearest("wrold", List.of("word", "gold", "world", "would")))
                .first()
                .isEqualTo("world");
    }

    @Test
    void slipsOfShortSlugsAreAllThatAreOneAway() {
        assertThat(Similarity.oneSlipFrom("wrold"))
                .contains("world", "rold", "wrolds", "crold")
                .doesNotContain("wrold");
        assertThat(Similarity.oneSlipFrom("wrold")).allMatch(slip -> Similarity.distance(slip, "wrold") == 1);
        assertThat(Similarity.oneSlipFrom("abcdefgh")).hasSizeBetween(500, 700);
        assertThat(Similarity.oneSlipFrom("abcdefghi")).isEmpty();
    }
}
