package press.dateline.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.mention.SharedData.Story;

/** Quotations counted in real stories; skipped where the data is absent. Samples go to target/samples. */
class QuoteMeasureTest {

    @Test
    void tiesQuotationsToTheirSpeakers() throws IOException {
        Optional<SharedData> found = SharedData.find();
        assumeTrue(found.isPresent(), SharedData.SKIPPED);
        SharedData data = found.orElseThrow();
        List<Story> stories = data.stories();
        Map<UUID, String> names = new HashMap<>();
        List<DictionaryEntry> people =
                new ArrayList<>(data.people(stories, true).values());
        people.forEach(person -> names.put(person.id(), person.names().getFirst()));
        Recogniser recogniser = new Recogniser(Dictionary.of(people));
        QuoteFinder finder = new QuoteFinder();

        Sample tied = new Sample("quotes-tied");
        Sample worded = new Sample("quotes-worded");
        Sample open = new Sample("quotes-open");
        long nanos = 0;
        for (Story story : stories) {
            List<Mention> mentions = recogniser.find(story.texts(), Set.of());
            long started = System.nanoTime();
            List<QuoteFound> quotes = finder.find(story.texts(), mentions);
            nanos += System.nanoTime() - started;
            for (QuoteFound quote : quotes) {
                String text = story.texts().get(quote.textIndex());
                Sample sample = quote.speaker() != null ? tied : quote.speakerWords() != null ? worded : open;
                String label = quote.speaker() != null ? names.get(quote.speaker()) : quote.speakerWords();
                sample.add(String.valueOf(label), text, quote.start(), quote.end());
            }
        }
        tied.write();
        worded.write();
        open.write();
        System.out.printf(
                "quotations: %,d tied to a person, %,d to words, %,d to nobody; %,.0f stories/s%n",
                tied.size(), worded.size(), open.size(), stories.size() / (nanos / 1e9));

        assertThat(tied.size()).isGreaterThan(900);
        assertThat(worded.size()).isGreaterThan(3_000);
        assertThat(open.size()).isLessThan(4_000);
    }
}
