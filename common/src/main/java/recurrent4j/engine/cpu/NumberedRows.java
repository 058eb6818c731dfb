package recurrent4j.engine.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.OutputKernel.NumberedTarget;

/**
 * The answers that exist in a batch of sequences, and their right classes.
 *
 * @param places of the answers, {@code step * batch + example}, in that order
 * @param labels the right class of each
 * @param size answers that there are with the padding
 */
record NumberedRows(int[] places, int[] labels, int batch, int size) {

    static NumberedRows of(INDArray input, NumberedTarget target, int classes) {
        int batch = (int) input.size(0);
        int size = batch * Dense.steps(input);
        if (target.numbers().length() != size) {
            throw new IllegalArgumentException("%d answers have the numbers of %d classes; each has one."
                    .formatted(size, target.numbers().length()));
        }
        int[] numbers = Dense.integers(target.numbers());
        Optional<float[]> mask = target.mask().map(array -> mask(array, size));
        int[] places = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (mask.isEmpty() || mask.get()[i] != 0) {
                places[count++] = i;
            }
        }
        places = Arrays.copyOf(places, count);
        int[] labels = Arrays.stream(places).map(place -> numbers[place]).toArray();
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(
                        "There is no class %d; they are numbered from 0 to %d.".formatted(label, classes - 1));
            }
        }
        return new NumberedRows(places, labels, batch, size);
    }

    /** Both {@code [batch, time]} and Deeplearning4j's vector of the same have the batch run first. */
    private static float[] mask(INDArray mask, int size) {
        if (mask.length() != size) {
            throw new IllegalArgumentException("A mask of %d numbers does not fit %d answers; it has one for each."
                    .formatted(mask.length(), size));
        }
        return Dense.values(mask);
    }

    int count() {
        return places.length;
    }

    /** Where the first features of some answers stand in {@code [time][features][batch]}; others follow at distances of batch. */
    int[] starts(int from, int count, int features) {
        return Arrays.stream(places, from, from + count)
                .map(place -> place / batch * features * batch + place % batch)
                .toArray();
    }
}
