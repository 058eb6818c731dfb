package recurrent4j.sentiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.PaddedTokens;
import recurrent4j.model.Network;

/**
 * Trained networks that tell texts apart, mostly one.
 *
 * @param name what the scoreboard calls it
 * @param networks whose answers are probabilities, of which the mean is taken
 * @param view what it is shown of a text
 */
record RecurrentClassifier(String name, List<Network> networks, View view) implements SentimentClassifier {

    /** Texts that are read side by side, if they are short. */
    private static final int ROWS = 256;

    /** Tokens, padding included, that are read at once: as many as fit into memory even for a wide network. */
    private static final int ROOM = 40_000;

    @Override
    public long parameters() {
        return networks.stream().mapToLong(Network::parameters).sum();
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        List<int[]> sequences = texts.stream().map(view::of).toList();
        List<Integer> byLength = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> sequences.get(i).length))
                .toList();
        double[][] probabilities = new double[texts.size()][];
        List<Integer> batch = new ArrayList<>();
        for (int text : byLength) {
            if (batch.size() == ROWS || (batch.size() + 1) * sequences.get(text).length > ROOM) {
                answer(batch, sequences, probabilities);
                batch.clear();
            }
            batch.add(text);
        }
        answer(batch, sequences, probabilities);
        return probabilities;
    }

    private void answer(List<Integer> batch, List<int[]> sequences, double[][] probabilities) {
        if (batch.isEmpty()) {
            return;
        }
        PaddedTokens padded = PaddedTokens.of(batch.stream().map(sequences::get).toList());
        INDArray answers = networks.stream()
                .map(network -> network.output(padded.features(), padded.mask()))
                .reduce(INDArray::add)
                .orElseThrow();
        for (int row = 0; row < batch.size(); row++) {
            probabilities[batch.get(row)] = normalized(answers.getRow(row).toDoubleVector());
        }
    }

    /** As many as there are networks is what they sum to, in single precision. */
    private static double[] normalized(double[] row) {
        double sum = Arrays.stream(row).sum();
        return Arrays.stream(row).map(probability -> probability / sum).toArray();
    }
}
