package recurrent4j.tagging.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.crf.ChainTagger;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.crf.Posterior;
import recurrent4j.tagging.evaluate.Tagging;

/** Reads the most probable tags and label of each sentence off the scores of networks. */
record RecurrentTagDecoder(TagOutput output, LinearChain chain) {

    private static final double[] NO_LABELS = {};

    RecurrentTagDecoder(TagOutput output, double... chain) {
        this(output, output.chain(chain));
    }

    /** Returns the answers for sentences that stand in these rows. */
    List<Tagging> taggings(List<INDArray> outputs, List<Sentence> sentences) {
        var emissions = new RecurrentEmissions(outputs.get(0));
        double[][] labels = labels(outputs);
        return IntStream.range(0, sentences.size())
                .mapToObj(row -> tagging(
                        emissions.of(row, sentences.get(row).length()), labels.length == 0 ? NO_LABELS : labels[row]))
                .toList();
    }

    /** Returns the same with probabilities. */
    List<ChainTagger.Answer> answers(List<INDArray> outputs, List<Sentence> sentences) {
        var emissions = new RecurrentEmissions(outputs.get(0));
        double[][] labels = labels(outputs);
        return IntStream.range(0, sentences.size())
                .mapToObj(row -> {
                    double[] scores = emissions.of(row, sentences.get(row).length());
                    Posterior posterior = chain.posterior(scores);
                    if (labels.length == 0) {
                        return new ChainTagger.Answer(tagging(scores), posterior, Double.NaN);
                    }
                    double[] probabilities = RecurrentTagLoss.softmax(labels[row]);
                    return new ChainTagger.Answer(
                            tagging(scores, labels[row]), posterior, probabilities[largest(probabilities)]);
                })
                .toList();
    }

    private double[][] labels(List<INDArray> outputs) {
        return output.labels().isEmpty() ? new double[0][] : outputs.get(1).toDoubleMatrix();
    }

    private Tagging tagging(double[] scores, double... labels) {
        return new Tagging(
                output.given(Arrays.stream(chain.best(scores))
                        .mapToObj(output.tags()::get)
                        .toList()),
                labels.length == 0
                        ? Optional.empty()
                        : Optional.of(output.labels().get(largest(labels))));
    }

    private static int largest(double... values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
