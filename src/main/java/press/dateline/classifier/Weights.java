package press.dateline.classifier;

import java.util.List;

/**
 * What each feature says: the logarithm of how much more often unwanted examples have it than others, in sixteenths.
 *
 * <p>Multinomial naive Bayes with Boolean features and Laplace's smoothing, which did best on spam in Metsis,
 * Androutsopoulos and Paliouras, "Spam Filtering with Naive Bayes – Which Naive Bayes?" (CEAS 2006). A sum of weights is
 * divided by the root of the number of features, as in Rennie et al., "Tackling the Poor Assumptions of Naive Bayes Text
 * Classifiers" (ICML 2003): n-grams overlap, so that long texts would be judged with far too much confidence otherwise.
 */
final class Weights {

    private static final int SIXTEENTHS = 16;

    /** What fewer examples have says nothing. */
    private static final int FEWEST_EXAMPLES = 2;

    private final byte[] sixteenths;

    /** Takes over the array. */
    Weights(byte[] sixteenths) {
        this.sixteenths = sixteenths;
    }

    static Weights of(List<Example> examples) {
        int[] unwanted = new int[Classifier.FEATURES];
        int[] wanted = new int[Classifier.FEATURES];
        for (Example example : examples) {
            int[] counts = example.unwanted() ? unwanted : wanted;
            for (int feature : example.features()) {
                counts[feature]++;
            }
        }
        long allUnwanted = 0;
        long allWanted = 0;
        for (int i = 0; i < Classifier.FEATURES; i++) {
            if (unwanted[i] + wanted[i] >= FEWEST_EXAMPLES) {
                allUnwanted += unwanted[i] + 1;
                allWanted += wanted[i] + 1;
            }
        }
        byte[] weights = new byte[Classifier.FEATURES];
        double prior = Math.log((double) allWanted / allUnwanted);
        for (int i = 0; i < Classifier.FEATURES; i++) {
            if (unwanted[i] + wanted[i] >= FEWEST_EXAMPLES) {
                double weight = Math.log((unwanted[i] + 1.0) / (wanted[i] + 1.0)) + prior;
                weights[i] = (byte) Math.clamp(Math.round(weight * SIXTEENTHS), Byte.MIN_VALUE, Byte.MAX_VALUE);
            }
        }
        return new Weights(weights);
    }

    double of(int feature) {
        return (double) sixteenths[feature] / SIXTEENTHS;
    }

    double score(int[] features) {
        int sum = 0;
        for (int feature : features) {
            sum += sixteenths[feature];
        }
        return features.length == 0 ? 0 : sum / (SIXTEENTHS * Math.sqrt(features.length));
    }

    /** One for each feature. */
    byte[] sixteenths() {
        return sixteenths.clone();
    }
}
