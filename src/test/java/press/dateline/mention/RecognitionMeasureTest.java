package press.dateline.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.mention.SharedData.Story;

/**
 * Recognition measured on real stories, against the tags of their indexers; skipped where the data is absent. Samples to
 * be judged by eye go to target/samples.
 */
class RecognitionMeasureTest {

    /** Counts tags that are found, and finds that are tagged. */
    private static final class Score {
        private int tags;
        private int found;
        private int written;
        private int writtenAndFound;
        private int finds;
        private int tagged;

        void count(boolean isWritten, boolean isFound) {
            tags++;
            found += isFound ? 1 : 0;
            written += isWritten ? 1 : 0;
            writtenAndFound += isWritten && isFound ? 1 : 0;
        }

        double recallOfWritten() {
            return (double) writtenAndFound / written;
        }

        double taggedShare() {
            return (double) tagged / finds;
        }

        @Override
        public String toString() {
            return "| %,d | %.1f %% | %,d | %.1f %% | %,d | %.1f %% |"
                    .formatted(
                            tags, 100.0 * found / tags, written, 100 * recallOfWritten(), finds, 100 * taggedShare());
        }
    }

    private SharedData data = SharedData.absent();
    private List<Story> stories = List.of();

    @BeforeEach
    void read() throws IOException {
        Optional<SharedData> found = SharedData.find();
        assumeTrue(found.isPresent(), SharedData.SKIPPED);
        data = found.orElseThrow();
        stories = data.stories();
    }

    @Test
    void findsWhatTheIndexersTagged() throws IOException {
        Map<String, DictionaryEntry> countries = data.countries(stories);
        Map<String, DictionaryEntry> people = data.people(stories, false);
        Map<String, DictionaryEntry> aliased = data.people(stories, true);
        Dictionary plain = Dictionary.of(join(countries.values(), people.values()));
        Dictionary surnames = Dictionary.of(join(countries.values(), aliased.values()));

        Score places = score("places", plain, countries, Story::places, false);
        Score full = score("people", plain, people, Story::people, false);
        Score attached = score("people-attached", plain, people, Story::people, true);
        Score alias = score("people-alias", surnames, aliased, Story::people, false);
        System.out.printf(
                "%,d stories%n| | tags | found | written | of these found | finds | of these tagged |%n"
                        + "| places %s%n| people, by full name %s%n| people, attached %s%n| people, by surname %s%n",
                stories.size(), places, full, attached, alias);

        assertThat(places.recallOfWritten()).isGreaterThan(0.98);
        assertThat(places.taggedShare()).isGreaterThan(0.60);
        assertThat(full.recallOfWritten()).isGreaterThan(0.97);
        assertThat(full.taggedShare()).isGreaterThan(0.45);
        assertThat(attached.recallOfWritten()).isGreaterThan(0.98);
        assertThat(alias.recallOfWritten()).isGreaterThan(0.97);
        assertThat(alias.taggedShare()).isGreaterThan(0.38);
    }

    /** A town that is found lies, as a rule, in a country that the story is tagged with. */
    @Test
    void findsTownsWhereTheStoriesAre() throws IOException {
        Map<String, DictionaryEntry> countries = data.countries(stories);
        Map<UUID, DictionaryEntry> towns = new HashMap<>();
        join(data.cities(), data.regions()).forEach(town -> towns.put(town.id(), town));
        Recogniser recogniser = new Recogniser(Dictionary.of(
                join(countries.values(), data.people(stories, false).values(), towns.values())));
        Map<UUID, String> codeById = new HashMap<>();
        countries.values().forEach(country -> codeById.put(country.id(), String.valueOf(country.countryCode())));
        Sample sample = new Sample("towns");
        int judged = 0;
        int agreed = 0;
        int tags = 0;
        int reached = 0;
        for (Story story : stories) {
            Set<String> codes = new HashSet<>();
            story.places()
                    .forEach(tag -> codes.add(String.valueOf(
                            Objects.requireNonNull(countries.get(tag)).countryCode())));
            Set<String> reachedCodes = new HashSet<>();
            for (Mention mention : recogniser.find(story.texts(), Set.of())) {
                DictionaryEntry town = towns.get(mention.id());
                reachedCodes.add(town == null ? codeById.get(mention.id()) : String.valueOf(town.countryCode()));
                if (town != null) {
                    String code = String.valueOf(town.countryCode());
                    sample.add(
                            code + " " + town.inhabitants(),
                            story.texts().get(mention.text()),
                            mention.start(),
                            mention.end());
                    judged += codes.isEmpty() || codes.contains("null") ? 0 : 1;
                    agreed += codes.contains(code) && !codes.contains("null") ? 1 : 0;
                }
            }
            codes.remove("null");
            tags += codes.size();
            codes.retainAll(reachedCodes);
            reached += codes.size();
        }
        sample.write();
        System.out.printf(
                "%,d towns and regions mentioned; of %,d in stories tagged with countries of today, %.1f %% lie there; "
                        + "of %,d such tags, %.1f %% reached by a name in the country%n",
                sample.size(), judged, 100.0 * agreed / judged, tags, 100.0 * reached / tags);

        assertThat(sample.size()).isGreaterThan(8_000);
        assertThat((double) agreed / judged).isGreaterThan(0.78);
    }

    @Test
    void isSmallAndFast() throws IOException {
        List<DictionaryEntry> entries = join(
                data.countries(stories).values(), data.people(stories, false).values(), data.cities(), data.regions());
        long before = usedBytes();
        long started = System.nanoTime();
        Dictionary dictionary = Dictionary.of(entries);
        double build = seconds(started);
        double megabytes = (usedBytes() - before) / 1e6;

        Recogniser recogniser = new Recogniser(dictionary);
        double characters = stories.stream()
                .flatMap(story -> story.texts().stream())
                .mapToLong(String::length)
                .sum();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            started = System.nanoTime();
            for (Story story : stories) {
                assertThat(recogniser.find(story.texts(), Set.of())).isNotNull();
            }
            best = Math.min(best, seconds(started));
        }
        System.out.printf(
                "%,d names of %,d entries: %.0f MB, built in %.1f s; %.1f million characters/s, %,.0f stories/s%n",
                dictionary.names(),
                dictionary.size(),
                megabytes,
                build,
                characters / best / 1e6,
                stories.size() / best);

        assertThat(dictionary.names()).isGreaterThan(200_000);
        assertThat(megabytes).isLessThan(100);
        assertThat(characters / best).isGreaterThan(5e5);
    }

    private Score score(
            String name,
            Dictionary dictionary,
            Map<String, DictionaryEntry> entries,
            Function<Story, Set<String>> tags,
            boolean attach)
            throws IOException {
        Map<UUID, String> names = new HashMap<>();
        entries.forEach((tag, entry) -> names.put(entry.id(), tag));
        Map<String, Pattern> patterns = new HashMap<>();
        Recogniser recogniser = new Recogniser(dictionary);
        Sample sample = new Sample(name);
        Score score = new Score();
        for (Story story : stories) {
            Set<UUID> attached = new HashSet<>();
            tags.apply(story)
                    .forEach(tag -> attached.add(
                            Objects.requireNonNull(entries.get(tag)).id()));
            Set<String> found = new HashSet<>();
            for (Mention mention : recogniser.find(story.texts(), attach ? attached : Set.of())) {
                String label = names.get(mention.id());
                if (label != null) {
                    found.add(label);
                    sample.add(label, story.texts().get(mention.text()), mention.start(), mention.end());
                }
            }
            String all = String.join("\n", story.texts());
            for (String tag : tags.apply(story)) {
                Pattern pattern = patterns.computeIfAbsent(
                        tag,
                        none -> pattern(Objects.requireNonNull(entries.get(tag)).names()));
                score.count(pattern.matcher(all).find(), found.contains(tag));
            }
            score.finds += found.size();
            score.tagged +=
                    (int) found.stream().filter(tags.apply(story)::contains).count();
        }
        sample.write();
        return score;
    }

    /** What a plain search would find: any of the names as whole words, capitals aside but for US and UK. */
    private static Pattern pattern(List<String> names) {
        StringBuilder any = new StringBuilder();
        for (String name : names) {
            any.append(any.isEmpty() ? "" : "|")
                    .append(
                            name.matches("US|UK")
                                    ? "(?-i:" + name.charAt(0) + "\\.?" + name.charAt(1) + ")"
                                    : Pattern.quote(name));
        }
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + any + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
    }

    @SafeVarargs
    private static List<DictionaryEntry> join(Collection<DictionaryEntry>... parts) {
        List<DictionaryEntry> all = new ArrayList<>();
        for (Collection<DictionaryEntry> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
