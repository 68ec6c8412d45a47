package press.dateline.classifier;

import java.util.List;

/**
 * How good a classifier is where it calls unwanted what it gives at least a threshold.
 *
 * @param precision the share of what it calls unwanted that is; 1 where it calls nothing so
 * @param recall the share of what is unwanted that it calls so
 */
public record Measure(double threshold, double precision, double recall) {

    /** At which thresholds is measured. */
    public static final List<Double> THRESHOLDS = List.of(0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99);

    static Measure at(double threshold, double[] probabilities, List<Example> examples) {
        int called = 0;
        int found = 0;
        int unwanted = 0;
        for (int i = 0; i < probabilities.length; i++) {
            boolean is = examples.get(i).unwanted();
            boolean says = probabilities[i] >= threshold;
            unwanted += is ? 1 : 0;
            called += says ? 1 : 0;
            found += is && says ? 1 : 0;
        }
        return new Measure(threshold, called == 0 ? 1 : (double) found / called, (double) found / unwanted);
    }
}
