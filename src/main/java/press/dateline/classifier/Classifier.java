package press.dateline.classifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Says how probable it is that something is unwanted, by its features. Nothing in it tells what it was learnt from. */
public final class Classifier {

    /** How many features there may be. */
    public static final int FEATURES = 1 << 18;

    /** The first of the bytes that it is written as: another form of them has another. */
    private static final int FORMAT = 1;

    private final Weights weights;
    private final Sigmoid sigmoid;

    Classifier(Weights weights, Sigmoid sigmoid) {
        this.weights = weights;
        this.sigmoid = sigmoid;
    }

    /** How probable it is that something with these features, each named once, is unwanted: from 0 to 1. */
    public double probability(int[] features) {
        return sigmoid.probability(weights.score(features));
    }

    /** What a feature says: that it is unwanted (above 0), that it is not (below), or nothing. */
    public double weight(int feature) {
        return weights.of(feature);
    }

    /** Itself, to be kept: some 100 KB. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FORMAT);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeDouble(sigmoid.slope());
            out.writeDouble(sigmoid.intercept());
            out.write(weights.sixteenths());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * What was kept.
     *
     * @throws IllegalArgumentException where it is not what {@link #bytes} has made
     */
    public static Classifier of(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT) {
            throw new IllegalArgumentException("This is no classifier that this release knows.");
        }
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1)))) {
            Sigmoid sigmoid = new Sigmoid(in.readDouble(), in.readDouble());
            byte[] sixteenths = new byte[FEATURES];
            in.readFully(sixteenths);
            return new Classifier(new Weights(sixteenths), sigmoid);
        } catch (IOException e) {
            throw new IllegalArgumentException("This is no whole classifier.", e);
        }
    }
}
