package recurrent4j.layers.fused;

import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Sequences, labels and masks of random sizes and values for a {@link RandomGraph}. */
record RandomExamples(Random random, int batch, int steps, Padding padding) {

    /** Where the steps lie that do not exist. */
    enum Padding {
        NONE,
        BEHIND,
        BEFORE,
        BETWEEN
    }

    static RandomExamples of(Random random) {
        int batch = 1 + random.nextInt(6);
        int steps = 1 + random.nextInt(7);
        Padding padding = random.nextInt(2) == 0
                ? Padding.NONE
                : random.nextInt(3) > 0 ? Padding.BEHIND : Padding.values()[2 + random.nextInt(2)];
        return new RandomExamples(random, batch, steps, padding);
    }

    INDArray tokens(int vocabulary) {
        INDArray numbers = Nd4j.create(DataType.FLOAT, batch, 1, steps);
        for (int i = 0; i < numbers.length(); i++) {
            numbers.putScalar(i, random.nextInt(vocabulary));
        }
        return numbers;
    }

    INDArray gaussian(int width) {
        INDArray values =
                Nd4j.create(DataType.FLOAT, new long[] {batch, width, steps}, random.nextBoolean() ? 'f' : 'c');
        for (int i = 0; i < values.length(); i++) {
            values.putScalar(i, random.nextGaussian());
        }
        return values;
    }

    INDArray labels(LossFunction loss, boolean sequence, int outputs) {
        long[] shape = sequence ? new long[] {batch, outputs, steps} : new long[] {batch, outputs};
        INDArray values = Nd4j.create(DataType.FLOAT, shape, 'f');
        for (int example = 0; example < batch; example++) {
            for (int step = 0; step < (sequence ? steps : 1); step++) {
                int right = random.nextInt(outputs);
                for (int j = 0; j < outputs; j++) {
                    double label = switch (loss) {
                        case MCXENT, NEGATIVELOGLIKELIHOOD -> j == right ? 1 : 0;
                        case XENT -> random.nextInt(2);
                        default -> random.nextGaussian();
                    };
                    values.putScalar(sequence ? new long[] {example, j, step} : new long[] {example, j}, label);
                }
            }
        }
        return values;
    }

    INDArray mask() {
        INDArray exists = Nd4j.ones(DataType.FLOAT, batch, steps);
        for (int example = 0; example < batch; example++) {
            int missing = random.nextInt(steps);
            for (int i = 0; i < missing; i++) {
                switch (padding) {
                    case BEHIND -> exists.putScalar(example, steps - 1 - i, 0);
                    case BEFORE -> exists.putScalar(example, i, 0);
                    case BETWEEN -> exists.putScalar(example, random.nextInt(steps - 1), 0);
                    case NONE -> {}
                }
            }
        }
        return exists;
    }

    INDArray someSteps() {
        INDArray exists = Nd4j.ones(DataType.FLOAT, batch, steps);
        for (int i = 0; i < exists.length(); i++) {
            exists.putScalar(i, random.nextInt(3) > 0 ? 1 : 0);
        }
        return exists;
    }
}
