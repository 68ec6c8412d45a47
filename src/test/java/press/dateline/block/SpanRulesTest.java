package press.dateline.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.block.SpanRules.SpanFault;

class SpanRulesTest {

    private static final UUID ID = UUID.fromString("0196a0e2-0001-7000-8000-000000000002");
    private static final String TEN = "0123456789";

    @Test
    void soundSpansHaveNoFaults() {
        assertThat(faults(
                        TEN,
                        Span.link(0, 10, "/world"),
                        new Span(0, 10, Span.PERSON, ID, null, "about"),
                        Span.strong(0, 4),
                        Span.quote(4, 10, ID),
                        new Span(5, 6, Span.PLACE, ID, null, "mentioned"),
                        Span.emphasis(9, 10)))
                .isEmpty();
        assertThat(faults("", new Span[0])).isEmpty();
    }

    @Test
    void rangesStayInsideTheText() {
        assertThat(faults(TEN, Span.strong(0, 11), Span.strong(-1, 2), Span.strong(5, 5), Span.strong(7, 6)))
                .containsExactly(
                        "0: end 11 is beyond the text, which has 10 code units",
                        "1: start -1 is before the text, which begins at 0",
                        "2: start 5 is not before end 5",
                        "3: start 7 is not before end 6");
        assertThat(faults(TEN, Span.strong(Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .hasSize(1);
    }

    @Test
    void rangesCutNoCharacter() {
        String text = "a😀b";
        assertThat(faults(text, Span.strong(0, 2), Span.strong(2, 4), Span.strong(1, 3)))
                .containsExactly(
                        "0: end 2 cuts a character of two code units (1 to 3)",
                        "1: start 2 cuts a character of two code units (1 to 3)");
    }

    @Test
    void spansNestAndNeverCross() {
        assertThat(faults(TEN, Span.strong(3, 8), Span.emphasis(0, 5)))
                .containsExactly(
                        "0: strong from 3 to 8 crosses the emphasis from 0 to 5; spans nest, they never cross");
        assertThat(faults(TEN, Span.strong(0, 5), Span.emphasis(5, 8))).isEmpty();
        assertThat(faults(TEN, Span.emphasis(2, 5), Span.strong(2, 5), Span.strong(2, 5)))
                .isEmpty();
    }

    @Test
    void linkInsideLinkIsRefused() {
        assertThat(faults(TEN, Span.link(0, 5, "/a"), Span.strong(1, 5), Span.link(2, 3, "/b")))
                .containsExactly("2: a link cannot stand inside another link");
        assertThat(faults(TEN, Span.link(0, 5, "/a"), Span.link(0, 5, "/b"))).hasSize(1);
        assertThat(faults(TEN, Span.link(0, 5, "/a"), Span.link(5, 6, "/b"))).isEmpty();
    }

    @Test
    void nestingIsBounded() {
        assertThat(faults(TEN, Collections.nCopies(16, Span.strong(0, 5)).toArray(Span[]::new)))
                .isEmpty();
        assertThat(faults(TEN, Collections.nCopies(17, Span.strong(0, 5)).toArray(Span[]::new)))
                .containsExactly("16: is the 17th span inside one another; at most 16 nest");
    }

    @Test
    void eachTypeHasItsTarget() {
        assertThat(faults(
                        TEN,
                        new Span(0, 1, Span.PERSON, null, null, null),
                        new Span(0, 1, Span.PLACE, ID, "/a", null),
                        new Span(0, 1, Span.QUOTE, null, null, null),
                        new Span(0, 1, Span.QUOTE, ID, null, "about"),
                        new Span(1, 2, Span.LINK, null, null, null),
                        new Span(2, 3, Span.LINK, ID, "/a", null),
                        new Span(3, 4, Span.LINK, null, "javascript:alert(1)", null),
                        new Span(0, 1, Span.STRONG, ID, null, null),
                        new Span(0, 1, Span.EMPHASIS, null, null, "about"),
                        new Span(0, 1, "blink", null, null, null)))
                .containsExactly(
                        "0: a person needs an id",
                        "1: a place has no url; it is named by id",
                        "2: a quote needs an id",
                        "3: a quote has neither url nor rel; it is named by id",
                        "4: a link needs a url",
                        "5: a link has neither id nor rel; it is named by url",
                        "6: the url must be an http, https or mailto URL, or begin with a slash",
                        "7: strong has neither id, url nor rel",
                        "8: emphasis has neither id, url nor rel",
                        "9: type must be one of person, place, quote, link, strong, emphasis");
    }

    @Test
    void sortsByStartThenLongerThenType() {
        List<Span> canonical = List.of(
                Span.emphasis(0, 9),
                Span.link(0, 5, "/a"),
                Span.quote(0, 5, ID),
                Span.person(0, 5, ID),
                Span.place(0, 5, ID),
                Span.strong(0, 5),
                Span.emphasis(0, 5),
                Span.link(2, 3, "/a"));
        List<Span> shuffled = new ArrayList<>(canonical);
        Collections.shuffle(shuffled, new Random(5));

        assertThat(SpanRules.sorted(shuffled)).isEqualTo(canonical);
    }

    /** Pairs of ranges are compared one by one, as slowly and plainly as can be. */
    @Test
    void findsCrossingsAsPlainComparisonDoes() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<Span> spans = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                int start = random.nextInt(9);
                spans.add(Span.strong(start, start + 1 + random.nextInt(10 - start)));
            }
            boolean crosses = spans.stream()
                    .anyMatch(a -> spans.stream()
                            .anyMatch(b -> a.start() < b.start() && b.start() < a.end() && a.end() < b.end()));

            assertThat(SpanRules.faults(TEN, spans).isEmpty())
                    .as("seed %d: %s", seed, spans)
                    .isEqualTo(!crosses);
        }
    }

    private static List<String> faults(String text, Span... spans) {
        return SpanRules.faults(text, List.of(spans)).stream()
                .map((SpanFault fault) -> fault.index() + ": " + fault.detail())
                .toList();
    }
}
