package recurrent4j.tagging.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.evaluate.Tagging;

/** Reads the most probable tags and label of each sentence off the scores of networks. */
record RecurrentTagDecoder(TagOutput output, LinearChain chain) {

    RecurrentTagDecoder(TagOutput output, double... chain) {
        this(output, output.chain(chain));
    }

    /** Returns the answers for sentences that stand in these rows. */
    List<Tagging> taggings(List<INDArray> outputs, List<Sentence> sentences) {
        var emissions = new RecurrentEmissions(outputs.get(0));
        double[][] labels =
                output.labels().isEmpty() ? new double[0][] : outputs.get(1).toDoubleMatrix();
        List<Tagging> taggings = new ArrayList<>();
        for (int row = 0; row < sentences.size(); row++) {
            int[] best = chain.best(emissions.of(row, sentences.get(row).length()));
            taggings.add(new Tagging(
                    output.given(
                            Arrays.stream(best).mapToObj(output.tags()::get).toList()),
                    labels.length == 0
                            ? Optional.empty()
                            : Optional.of(output.labels().get(largest(labels[row])))));
        }
        return taggings;
    }

    private static int largest(double... values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
