package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelevanceTest {

    private static final Query TRAM = SearchQuery.read("q", "tram", "en").toLucene();

    /** Article n is n days old; every tenth has the word in its headline; a segment ends after each seventh. */
    private static TextIndex days(int count) throws IOException {
        TextIndex index = new TextIndex();
        for (int day = 0; day < count; day++) {
            index.add(
                    "day" + day,
                    TextIndex.NOW.minus(Duration.ofDays(day)),
                    new ArticleText(
                            "en", day % 10 == 9 ? "Tram" : "News", null, List.of(), List.of("A tram ran as it does.")));
            if (day % 7 == 0) {
                index.commit();
            }
        }
        return index;
    }

    @Test
    void onlyTheNewestAreRankedAndItSaysSo() throws IOException {
        try (TextIndex index = days(100)) {
            Relevance.Ranking all = index.ranked(TRAM, 100, 3, null);
            Relevance.Ranking some = index.ranked(TRAM, 30, 100, null);

            assertThat(index.names(all)).containsExactly("day9", "day19", "day29");
            assertThat(all.approximate()).isFalse();
            assertThat(some.approximate()).isTrue();
            assertThat(index.names(some)).contains("day0", "day9", "day29").startsWith("day9");
            assertThat(some.matches()).hasSizeLessThan(100);
        }
    }

    @Test
    void pagesFollowEachOtherToTheEnd() throws IOException {
        try (TextIndex index = days(50)) {
            List<String> walked = new ArrayList<>();
            Relevance.@Nullable Match after = null;
            while (true) {
                Relevance.Ranking page = index.ranked(TRAM, 1000, 7, after);
                walked.addAll(index.names(page));
                if (page.matches().size() < 7) {
                    break;
                }
                after = page.matches().getLast();
            }
            assertThat(walked).doesNotHaveDuplicates().hasSize(50);
            assertThat(walked).isEqualTo(index.names(index.ranked(TRAM, 1000, 50, null)));
        }
    }
}
