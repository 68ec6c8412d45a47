package press.dateline.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainedTest {

    @Test
    void kindsThatShareNothingAreToldApart() {
        Trained trained = Trained.from(examples(300, 0));
        assertThat(trained.classifier().probability(of(new Random(9), true, 0))).isGreaterThan(0.9);
        assertThat(trained.classifier().probability(of(new Random(9), false, 0)))
                .isLessThan(0.1);
        assertThat(trained.measures()).extracting(Measure::threshold).isEqualTo(Measure.THRESHOLDS);
        assertThat(trained.measures().getFirst()).isEqualTo(new Measure(0.5, 1, 1));
    }

    @Test
    void whatIsLearntFromChanceIsMeasuredAsChance() {
        List<Example> examples = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            examples.add(new Example(of(random, random.nextBoolean(), 0), random.nextBoolean()));
        }
        Measure half = Trained.from(examples).measures().getFirst();
        assertThat(half.precision()).as("half of them are unwanted").isBetween(0.4, 0.7);
        assertThat(Trained.from(examples).measures().get(3).recall())
                .as("of nothing it is sure")
                .isLessThan(0.05);
    }

    @Test
    void aProbabilityIsHowOftenItIsSo() {
        Trained trained = Trained.from(examples(2000, 12));
        int certain = 0;
        int right = 0;
        Random random = new Random(77);
        for (int i = 0; i < 4000; i++) {
            boolean unwanted = i % 2 == 0;
            double probability = trained.classifier().probability(of(random, unwanted, 12));
            if (probability > 0.7 && probability < 0.9) {
                certain++;
                right += unwanted ? 1 : 0;
            }
        }
        assertThat(certain).isGreaterThan(100);
        assertThat((double) right / certain).isCloseTo(0.8, within(0.1));
    }

    @Test
    void theSameExamplesMakeTheSame() {
        Trained once = Trained.from(examples(200, 10));
        Trained again = Trained.from(examples(200, 10));
        assertThat(again.classifier().bytes()).isEqualTo(once.classifier().bytes());
        assertThat(again.measures()).isEqualTo(once.measures());
    }

    @Test
    void whatIsKeptIsTheSame() {
        Classifier classifier = Trained.from(examples(300, 8)).classifier();
        byte[] bytes = classifier.bytes();
        assertThat(bytes.length).isLessThan(50_000);
        Classifier read = Classifier.of(bytes);
        int[] features = of(new Random(5), true, 8);
        assertThat(read.probability(features)).isEqualTo(classifier.probability(features));
        assertThat(read.weight(features[0])).isEqualTo(classifier.weight(features[0]));
        for (byte[] bad : List.of(new byte[0], new byte[] {2, 0}, Arrays.copyOf(bytes, bytes.length / 2))) {
            assertThatThrownBy(() -> Classifier.of(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nothingIsSaidOfWhatIsNew() {
        Classifier classifier = Trained.from(examples(300, 0)).classifier();
        assertThat(classifier.weight(Classifier.FEATURES - 1)).isZero();
        assertThat(classifier.probability(new int[0]))
                .isEqualTo(classifier.probability(new int[] {Classifier.FEATURES - 1}))
                .isBetween(0.2, 0.8);
    }

    private static List<Example> examples(int count, int shared) {
        Random random = new Random(1);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean unwanted = i % 3 == 0;
            examples.add(new Example(of(random, unwanted, shared), unwanted));
        }
        return examples;
    }

    /** Twenty features of its kind's hundred, so many of them from the other kind's. */
    private static int[] of(Random random, boolean unwanted, int ofOther) {
        int from = unwanted ? 0 : 100;
        return IntStream.range(0, 20)
                .map(i -> random.nextInt(100) + (random.nextInt(20) < ofOther ? 100 - from : from))
                .distinct()
                .toArray();
    }
}
