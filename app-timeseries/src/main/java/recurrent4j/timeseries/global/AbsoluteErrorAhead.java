package recurrent4j.timeseries.global;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.network.Network;
import recurrent4j.train.Objective;

/**
 * The mean absolute error of the answers at the last steps, which are the horizon; what is answered before does not count.
 *
 * @param horizon steps, as many as the labels {@code [batch, horizon]} have
 */
record AbsoluteErrorAhead(int horizon) implements Objective {

    @Override
    public Loss gradient(Network network, DataSet batch) {
        double[] error = new double[1];
        int size = (int) batch.getLabels().size(0);
        network.backpropagate(new DataSet(batch.getFeatures(), null), answers -> {
            double[] slopes = new double[(int) answers.length()];
            error[0] = error(answers, batch.getLabels(), slopes);
            INDArray array = Nd4j.create(slopes, answers.shape(), 'f');
            return answers.dataType() == DataType.DOUBLE ? array : array.castTo(answers.dataType());
        });
        return new Loss(error[0], size);
    }

    @Override
    public Loss loss(Network network, DataSet batch) {
        INDArray answers = network.output(batch.getFeatures(), null);
        return new Loss(
                error(answers, batch.getLabels(), new double[(int) answers.length()]),
                batch.getLabels().size(0));
    }

    @Override
    public String settings() {
        return toString();
    }

    /** Returns the mean error, and writes its derivatives by the answers. */
    private double error(INDArray answers, INDArray labels, double[] slopes) {
        int size = (int) labels.size(0);
        int steps = (int) answers.size(2);
        double[] given = answers.dup('f').data().asDouble();
        double[] truth = labels.dup('f').data().asDouble();
        double count = (double) size * horizon;
        double sum = 0;
        for (int step = 0; step < horizon; step++) {
            for (int i = 0; i < size; i++) {
                int place = (steps - horizon + step) * size + i;
                double distance = given[place] - truth[step * size + i];
                sum += Math.abs(distance);
                slopes[place] = Math.signum(distance) / count;
            }
        }
        return sum / count;
    }

    /** Returns the answers at the last steps, {@code [batch][horizon]}. */
    static float[][] ahead(INDArray answers, int horizon) {
        int size = (int) answers.size(0);
        int steps = (int) answers.size(2);
        float[] given = answers.dup('f').data().asFloat();
        float[][] ahead = new float[size][horizon];
        for (int i = 0; i < size; i++) {
            for (int step = 0; step < horizon; step++) {
                ahead[i][step] = given[(steps - horizon + step) * size + i];
            }
        }
        return ahead;
    }
}
