package recurrent4j.network;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.data.TokenBatch;
import recurrent4j.engine.NetworkBatch;
import recurrent4j.engine.NetworkBatch.Classes;
import recurrent4j.engine.NetworkBatch.Features;
import recurrent4j.engine.NetworkBatch.Labels;
import recurrent4j.engine.NetworkBatch.Targets;
import recurrent4j.engine.NetworkBatch.Tokens;
import recurrent4j.engine.NetworkBatch.Values;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.OneOfSeveral;
import recurrent4j.io.InputException;

/** Minibatches as a device is shown them: tokens and classes are numbers, and padding is known by the lengths of sequences. */
record DeviceBatches(NetworkShape shape) {

    /** A batch, with what is asked for. */
    NetworkBatch asking(DataSet batch) {
        NetworkBatch shown = showing(batch);
        Optional<float[]> counts = Optional.ofNullable(batch.getLabelsMaskArray())
                .or(() -> Optional.ofNullable(batch.getFeaturesMaskArray())
                        .filter(mask -> shape.answer().everyStep()))
                .map(DeviceBatches::floats);
        return new NetworkBatch(
                shown.size(),
                shown.steps(),
                shown.features(),
                shown.lengths(),
                Optional.of(labels(batch, counts)),
                counts);
    }

    /** A batch, without what is asked for. */
    NetworkBatch showing(DataSet batch) {
        if (batch instanceof TokenBatch tokens && !(shape.reading() instanceof NetworkShape.Values)) {
            int[] numbers = tokens.read().numbers();
            int rows = tokens.numExamples();
            return NetworkBatch.of(rows, numbers.length / rows, new Tokens(numbers));
        }
        return showing(batch.getFeatures(), batch.getFeaturesMaskArray());
    }

    /** Features {@code [batch, features, time]} and their mask {@code [batch, time]} or null. */
    NetworkBatch showing(INDArray features, INDArray mask) {
        int size = Math.toIntExact(features.size(0));
        int steps = Math.toIntExact(features.size(2));
        return new NetworkBatch(
                size,
                steps,
                features(features),
                Optional.ofNullable(mask).map(DeviceBatches::lengths),
                Optional.empty(),
                Optional.empty());
    }

    private Features features(INDArray features) {
        if (shape.reading() instanceof NetworkShape.OneHot) {
            return new Tokens(ones(features).orElseThrow());
        }
        float[] values = floats(features);
        return shape.reading() instanceof NetworkShape.LookedUp ? new Tokens(numbers(values)) : new Values(values);
    }

    /** Where the single ones of {@code [batch, features, time]} stand, {@code [time][batch]}; empty if a step has others. */
    static Optional<int[]> ones(INDArray features) {
        int size = Math.toIntExact(features.size(0));
        int width = Math.toIntExact(features.size(1));
        float[] values = floats(features);
        int[] places = new int[values.length / width];
        for (int i = 0; i < places.length; i++) {
            int place = single(values, i / size * width * size + i % size, size, width);
            if (place < 0) {
                return Optional.empty();
            }
            places[i] = place;
        }
        return Optional.of(places);
    }

    /** Returns which of some values is one, if all others are zero; else a negative number. */
    private static int single(float[] values, int first, int apart, int count) {
        int place = -1;
        for (int i = 0; i < count; i++) {
            float value = values[first + i * apart];
            if (value == 1 && place < 0) {
                place = i;
            } else if (value != 0) {
                return -1;
            }
        }
        return place;
    }

    private Labels labels(DataSet batch, Optional<float[]> counts) {
        boolean classes = shape.answer().loss() instanceof OneOfSeveral;
        if (batch instanceof TokenBatch tokens && classes) {
            return new Classes(tokens.asked().numbers());
        }
        float[] values = floats(batch.getLabels());
        if (!classes) {
            return new Targets(values);
        }
        int size = batch.numExamples();
        int width = Math.toIntExact(batch.getLabels().size(1));
        if (width == 1) {
            return new Classes(numbers(values));
        }
        int[] numbers = new int[values.length / width];
        for (int i = 0; i < numbers.length; i++) {
            int place = single(values, i / size * width * size + i % size, size, width);
            if (place < 0 && (counts.isEmpty() || counts.get()[i] != 0)) {
                throw new InputException(
                        "A GPU learns that one of several classes is right, and this answer has shares of several; choose --engine FUSED.");
            }
            numbers[i] = Math.max(0, place);
        }
        return new Classes(numbers);
    }

    /** Lengths of sequences, from a mask {@code [batch, time]}. */
    private static int[] lengths(INDArray mask) {
        int size = Math.toIntExact(mask.size(0));
        float[] exists = floats(mask);
        int[] lengths = new int[size];
        for (int i = 0; i < exists.length; i++) {
            if (exists[i] != 0) {
                if (lengths[i % size] != i / size) {
                    throw new InputException(
                            "A GPU reads sequences that are padded at their ends, and this one is masked before; choose --engine FUSED.");
                }
                lengths[i % size]++;
            }
        }
        for (int length : lengths) {
            if (length == 0) {
                throw new InputException("A GPU reads sequences of one step or more; choose --engine FUSED.");
            }
        }
        return lengths;
    }

    /** The values of an array in 'f' order. */
    static float[] floats(INDArray array) {
        return array.dup('f').data().asFloat();
    }

    private static int[] numbers(float[] values) {
        int[] numbers = new int[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) values[i];
        }
        return numbers;
    }
}
