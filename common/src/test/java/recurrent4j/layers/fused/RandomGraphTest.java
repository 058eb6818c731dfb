package recurrent4j.layers.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Graphs as other people build them, trained on Deeplearning4j's layers and on ours. */
class RandomGraphTest {

    private static final double OUTPUT_TOLERANCE = 1e-5;
    private static final double TRAINED_TOLERANCE = 1e-4;

    @Test
    void aSampleOfRandomGraphsAnswersAndLearnsAsInDeeplearning4j() {
        assertThat(faults(10, 5)).isEmpty();
    }

    @Test
    @Tag("full")
    void fiveHundredRandomGraphsAnswerAndLearnAsInDeeplearning4j() {
        assertThat(faults(500, 20)).isEmpty();
    }

    /** What differs in so many graphs that Deeplearning4j itself can train, and computes correctly. */
    private static List<String> faults(int graphs, int fits) {
        List<String> faults = new ArrayList<>();
        int compared = 0;
        for (long seed = 0; compared < graphs; seed++) {
            RandomGraph graph = RandomGraph.of(seed);
            if (graph.deviation().isEmpty()) {
                Optional<Run> stock = trainedByStock(graph, fits);
                if (stock.isPresent()) {
                    compared++;
                    fault(graph, stock.get()).ifPresent(faults::add);
                }
            }
        }
        return faults;
    }

    /** The answers of a network before it is trained, the score of each step, and what it has learned then. */
    private record Run(INDArray start, INDArray[] outputs, double[] scores, INDArray trained) {

        static Run of(ComputationGraph network, MultiDataSet examples, int fits) {
            INDArray start = network.params().dup();
            INDArray[] outputs = network.output(
                    false, examples.getFeatures(), examples.getFeaturesMaskArrays(), examples.getLabelsMaskArrays());
            double[] scores = new double[fits];
            for (int i = 0; i < fits; i++) {
                network.fit(examples);
                scores[i] = network.score();
            }
            return new Run(start, outputs, scores, network.params());
        }

        boolean hasDiverged() {
            return Double.isNaN(trained.sumNumber().doubleValue());
        }

        double outputsOff(Run other) {
            return IntStream.range(0, outputs.length)
                    .mapToDouble(i -> off(outputs[i], other.outputs[i]))
                    .max()
                    .orElseThrow();
        }

        double scoresOff(Run other) {
            return IntStream.range(0, scores.length)
                    .mapToDouble(i -> Math.abs(scores[i] - other.scores[i]) / Math.max(1, Math.abs(other.scores[i])))
                    .max()
                    .orElseThrow();
        }

        double trainedOff(Run other) {
            return Math.max(scoresOff(other), off(trained, other.trained));
        }

        private static double off(INDArray one, INDArray other) {
            INDArray exact = other.castTo(DataType.DOUBLE);
            double difference = Networks.difference(one.castTo(DataType.DOUBLE), exact);
            return difference / Math.max(1, Networks.largest(exact));
        }
    }

    /** Nothing of a graph that Deeplearning4j cannot build or train, or whose training leads to no numbers. */
    private static Optional<Run> trainedByStock(RandomGraph graph, int fits) {
        try {
            Run run = Run.of(graph.network(), graph.examples(), fits);
            return run.hasDiverged() ? Optional.empty() : Optional.of(run);
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> fault(RandomGraph graph, Run stock) {
        int fits = stock.scores().length;
        Run fused;
        try {
            ComputationGraph network = graph.network();
            network.setParams(stock.start());
            FusedLayers.install(network, 1);
            fused = Run.of(network, graph.examples(), fits);
        } catch (RuntimeException thrown) {
            return Optional.of(thrown + ": " + graph);
        }
        double outputs = fused.outputsOff(stock);
        double trained = fused.trainedOff(stock);
        if (outputs <= OUTPUT_TOLERANCE && trained <= TRAINED_TOLERANCE) {
            return Optional.empty();
        }
        // Some trainings magnify whatever a float cannot tell, those of Deeplearning4j's own layers, too.
        ComputationGraph doubles = new RandomGraph(graph.seed(), DataType.DOUBLE).network();
        doubles.setParams(stock.start().castTo(DataType.DOUBLE));
        double magnified = stock.trainedOff(Run.of(doubles, graph.examples(), fits));
        return outputs <= OUTPUT_TOLERANCE && trained <= 10 * magnified
                ? Optional.empty()
                : Optional.of("outputs off by %.1e, training by %.1e (float's own error: %.1e): %s"
                        .formatted(outputs, trained, magnified, graph));
    }
}
