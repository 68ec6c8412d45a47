package press.dateline.classifier;

import java.util.ArrayList;
import java.util.List;

/**
 * A classifier that has learnt from examples, and how good it is.
 *
 * @param measures at each of {@link Measure#THRESHOLDS}, cross-validated: each example is judged by what was learnt from
 *     the others
 */
public record Trained(Classifier classifier, List<Measure> measures) {

    private static final int PARTS = 5;

    /**
     * Learns from examples. The same ones in the same order make the same.
     *
     * @param examples at least 5 of each kind
     */
    public static Trained from(List<Example> examples) {
        double[] scores = crossValidated(examples);
        Sigmoid sigmoid = Sigmoid.fit(scores, examples);
        double[] probabilities = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = sigmoid.probability(scores[i]);
        }
        return new Trained(
                new Classifier(Weights.of(examples), sigmoid),
                Measure.THRESHOLDS.stream()
                        .map(threshold -> Measure.at(threshold, probabilities, examples))
                        .toList());
    }

    /** The score of each, by what the four fifths say that it is not in. */
    private static double[] crossValidated(List<Example> examples) {
        int[] parts = parts(examples);
        double[] scores = new double[examples.size()];
        for (int part = 0; part < PARTS; part++) {
            List<Example> others = new ArrayList<>();
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] != part) {
                    others.add(examples.get(i));
                }
            }
            Weights weights = Weights.of(others);
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] == part) {
                    scores[i] = weights.score(examples.get(i).features());
                }
            }
        }
        return scores;
    }

    /** Which part each is in: those of each kind in turn. */
    private static int[] parts(List<Example> examples) {
        int[] parts = new int[examples.size()];
        int unwanted = 0;
        int wanted = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (examples.get(i).unwanted() ? unwanted++ : wanted++) % PARTS;
        }
        return parts;
    }
}
