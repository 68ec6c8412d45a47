package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.comment.AnchorSearch.Passage;
import press.dateline.comment.AnchorSearch.Place;
import press.dateline.comment.AnchorSearch.Sought;

/** Where what a comment is about stands after an edit. */
class AnchorSearchTest {

    private static final Passage FIRST = passage("a", "The leaders met in Sochi. They talked for two hours.");
    private static final Passage SECOND = passage("b", "Nobody said a word about it.");

    @Test
    void whatStandsWhereItStoodIsThere() {
        Sought sochi = sought(FIRST, "Sochi");
        assertThat(found(sochi, FIRST, SECOND)).contains(new Place("a", 19, 24));
        assertThat(found(sochi, passage("a", FIRST.text() + " Again and again."), SECOND))
                .contains(new Place("a", 19, 24));
    }

    @Test
    void itMovesWithTheTextBeforeIt() {
        assertThat(found(sought(FIRST, "Sochi"), passage("a", "On Tuesday the leaders met in Sochi.")))
                .contains(new Place("a", 30, 35));
    }

    @Test
    void ofSeveralItIsTheOneWithItsSurroundingsThenTheNearest() {
        Sought two = sought(FIRST, "two");
        assertThat(found(two, passage("a", "The two leaders met in Sochi. They talked for two hours.")))
                .as("what stood around it decides")
                .contains(new Place("a", 46, 49));
        assertThat(found(sought(passage("a", "x,x,x,x,x"), 4, 5), passage("a", "x,x,x,x,x")))
                .as("then the distance")
                .contains(new Place("a", 4, 5));
    }

    @Test
    void itIsFoundInAnotherBlockWhereThatIsBeyondDoubt() {
        Sought sochi = sought(FIRST, "Sochi");
        assertThat(found(sochi, SECOND, passage("c", "They met in Sochi."))).contains(new Place("c", 12, 17));
        assertThat(found(sochi, passage("a", "The leaders met."), passage("c", "Sochi is a city.")))
                .as("its block is still there, without it")
                .contains(new Place("c", 0, 5));
        assertThat(found(sochi, passage("c", "Sochi is a city."), passage("d", "In Sochi it rained.")))
                .as("either could be meant")
                .isEmpty();
        assertThat(found(sochi, passage("c", "Sochi is a city."), passage("d", FIRST.text())))
                .as("one has all that stood around it")
                .contains(new Place("d", 19, 24));
    }

    @Test
    void whatNoLongerStandsThereIsNotFoundAndComesBack() {
        Sought sochi = sought(FIRST, "Sochi");
        assertThat(found(sochi, passage("a", "The leaders met in Sotchi."), SECOND))
                .isEmpty();
        assertThat(found(sochi)).isEmpty();
        assertThat(found(sochi, FIRST)).contains(new Place("a", 19, 24));
    }

    @Test
    void aWholeBlockIsWhereItsIdIsOrWhereItsTextIs() {
        Sought whole = new Sought(new Place("a", null, null), null, null, "", "", FIRST.digest());
        assertThat(found(whole, SECOND, passage("a", "Other words."))).contains(new Place("a", null, null));
        assertThat(found(whole, SECOND, passage("c", FIRST.text()))).contains(new Place("c", null, null));
        assertThat(found(whole, passage("c", FIRST.text()), passage("d", FIRST.text())))
                .isEmpty();
        assertThat(found(whole, SECOND)).isEmpty();
    }

    @Test
    void aQuoteIsWhereItIsMarkedWhateverItsWordsAre() {
        UUID quote = UUID.randomUUID();
        Sought said = new Sought(new Place("a", 19, 24), quote, "Sochi", "met in ", ". They", FIRST.digest());
        Place marked = new Place("b", 0, 6);
        assertThat(new AnchorSearch(List.of(FIRST, SECOND), Map.of(quote, marked)).find(said))
                .contains(marked);
        assertThat(new AnchorSearch(List.of(FIRST, SECOND), Map.of()).find(said))
                .as("no longer a quote, but still there")
                .contains(new Place("a", 19, 24));
    }

    /** Blocks are edited, moved, split and given other ids; few letters, so that much occurs several times. */
    @Test
    void whatOccursOnceIsFoundWhateverWasEdited() {
        int once = 0;
        int gone = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            List<Passage> before = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                before.add(passage("b" + i, text(random, 1 + random.nextInt(40))));
            }
            Passage of = before.get(random.nextInt(before.size()));
            int start = random.nextInt(of.text().length());
            int end = start + 1 + random.nextInt(of.text().length() - start);
            Sought sought = sought(of, start, end);
            List<Passage> after = edited(before, random);
            String exact = of.text().substring(start, end);
            int occurrences = after.stream()
                    .mapToInt(passage -> occurrences(passage.text(), exact))
                    .sum();
            Optional<Place> found = new AnchorSearch(after, Map.of()).find(sought);
            if (occurrences == 1) {
                once++;
                assertThat(found).as("%d: '%s' in %s", seed, exact, after).isPresent();
            }
            if (occurrences == 0) {
                gone++;
                assertThat(found).as("%d: '%s' in %s", seed, exact, after).isEmpty();
            }
            found.ifPresent(place -> assertThat(text(after, place)).isEqualTo(exact));
            assertThat(new AnchorSearch(before, Map.of()).find(sought))
                    .as("%d: as it was", seed)
                    .contains(new Place(of.block(), start, end));
        }
        assertThat(once).isGreaterThan(2_000);
        assertThat(gone).isGreaterThan(2_000);
    }

    private static List<Passage> edited(List<Passage> before, Random random) {
        List<Passage> after = new ArrayList<>(before);
        for (int edit = 0; edit < 1 + random.nextInt(4) && !after.isEmpty(); edit++) {
            int at = random.nextInt(after.size());
            Passage old = after.get(at);
            int cut = random.nextInt(old.text().length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> after.remove(at);
                case 1 -> after.set(at, passage(old.block(), old.text().substring(cut)));
                case 2 ->
                    after.set(
                            at,
                            passage(
                                    old.block(),
                                    old.text().substring(0, cut)
                                            + text(random, 1 + random.nextInt(5))
                                            + old.text().substring(cut)));
                case 3 -> after.set(at, passage("n" + edit, old.text()));
                case 4 -> {
                    after.set(at, passage(old.block(), old.text().substring(0, cut)));
                    after.add(at + 1, passage("s" + edit, old.text().substring(cut)));
                }
                default -> after.addFirst(passage("f" + edit, text(random, 1 + random.nextInt(20))));
            }
        }
        return after;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int letter = random.nextInt(7);
            text.append(letter == 6 ? "\uD83D\uDE00" : String.valueOf((char) ('a' + letter)));
        }
        return text.toString();
    }

    private static String text(List<Passage> passages, Place place) {
        Integer start = place.start();
        Integer end = place.end();
        assertThat(start).isNotNull();
        assertThat(end).isNotNull();
        return passages.stream()
                .filter(passage -> passage.block().equals(place.block()))
                .map(passage ->
                        start == null || end == null ? "" : passage.text().substring(start, end))
                .findFirst()
                .orElseThrow();
    }

    private static int occurrences(String text, String exact) {
        int count = 0;
        for (int at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
            count++;
        }
        return count;
    }

    private static Optional<Place> found(Sought sought, Passage... passages) {
        return new AnchorSearch(List.of(passages), Map.of()).find(sought);
    }

    private static Passage passage(String block, String text) {
        return new Passage(block, text, "digest of " + text);
    }

    private static Sought sought(Passage passage, String exact) {
        int start = passage.text().indexOf(exact);
        return sought(passage, start, start + exact.length());
    }

    private static Sought sought(Passage passage, int start, int end) {
        return new Sought(
                new Place(passage.block(), start, end),
                null,
                passage.text().substring(start, end),
                passage.text().substring(Math.max(0, start - 32), start),
                passage.text().substring(end, Math.min(passage.text().length(), end + 32)),
                passage.digest());
    }
}
