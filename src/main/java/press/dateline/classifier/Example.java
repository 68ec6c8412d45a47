package press.dateline.classifier;

/**
 * Something of which the kind is known.
 *
 * @param features what it has, each once: numbers from 0 to {@link Classifier#FEATURES}, exclusive
 */
public record Example(int[] features, boolean unwanted) {}
