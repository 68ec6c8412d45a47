package press.dateline.classifier;

import java.util.List;

/**
 * Makes a probability of a score: 1 / (1 + exp(slope · score + intercept)). It is fitted to the scores of examples that
 * were not learnt from, as in Platt, "Probabilistic Outputs for Support Vector Machines" (1999), by the method of Lin,
 * Lin and Weng, "A Note on Platt's Probabilistic Outputs for Support Vector Machines" (Machine Learning 68, 2007).
 */
record Sigmoid(double slope, double intercept) {

    private static final int MOST_ROUNDS = 100;
    private static final double SMALLEST_STEP = 1e-10;
    private static final double RIDGE = 1e-12;
    private static final double NEARLY_FLAT = 1e-5;

    static Sigmoid fit(double[] scores, List<Example> examples) {
        long unwanted = examples.stream().filter(Example::unwanted).count();
        long wanted = examples.size() - unwanted;
        double[] targets = examples.stream()
                .mapToDouble(example -> example.unwanted() ? (unwanted + 1.0) / (unwanted + 2.0) : 1 / (wanted + 2.0))
                .toArray();
        Sigmoid fit = new Sigmoid(0, Math.log((wanted + 1.0) / (unwanted + 1.0)));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Sigmoid better = fit.better(scores, targets);
            if (better.equals(fit)) {
                break;
            }
            fit = better;
        }
        return fit;
    }

    /** One step of Newton's, halved until it is one for the better; itself where none is. */
    private Sigmoid better(double[] scores, double[] targets) {
        double curveOfSlope = RIDGE;
        double curveOfIntercept = RIDGE;
        double curveOfBoth = 0;
        double upSlope = 0;
        double upIntercept = 0;
        for (int i = 0; i < scores.length; i++) {
            double p = probability(scores[i]);
            double curve = p * (1 - p);
            curveOfSlope += scores[i] * scores[i] * curve;
            curveOfIntercept += curve;
            curveOfBoth += scores[i] * curve;
            upSlope += scores[i] * (targets[i] - p);
            upIntercept += targets[i] - p;
        }
        if (Math.abs(upSlope) < NEARLY_FLAT && Math.abs(upIntercept) < NEARLY_FLAT) {
            return this;
        }
        double determinant = curveOfSlope * curveOfIntercept - curveOfBoth * curveOfBoth;
        double toSlope = -(curveOfIntercept * upSlope - curveOfBoth * upIntercept) / determinant;
        double toIntercept = -(curveOfSlope * upIntercept - curveOfBoth * upSlope) / determinant;
        double loss = loss(scores, targets);
        for (double step = 1; step >= SMALLEST_STEP; step /= 2) {
            Sigmoid next = new Sigmoid(slope + step * toSlope, intercept + step * toIntercept);
            if (next.loss(scores, targets) < loss) {
                return next;
            }
        }
        return this;
    }

    /** The negative logarithm of how likely the targets are, written so that nothing overflows. */
    private double loss(double[] scores, double[] targets) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double x = slope * scores[i] + intercept;
            loss += x >= 0 ? targets[i] * x + Math.log1p(Math.exp(-x)) : (targets[i] - 1) * x + Math.log1p(Math.exp(x));
        }
        return loss;
    }

    double probability(double score) {
        return 1 / (1 + Math.exp(slope * score + intercept));
    }
}
