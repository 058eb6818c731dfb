package recurrent4j.sentiment.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.PaddedTokens;
import recurrent4j.network.Network;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.TextEncoding;

/**
 * Trained networks that tell texts apart, mostly one.
 *
 * @param name what the scoreboard calls it
 * @param readers whose answers are probabilities, of which the mean is taken
 */
public record RecurrentClassifier(String name, List<Reader> readers) implements SentimentClassifier {

    /**
     * A network, and what it is shown of a text.
     *
     * @param network which answers with probabilities
     * @param view of a text
     */
    record Reader(Network network, TextEncoding view) {}

    /** Texts that are read side by side, if they are short. */
    private static final int ROWS = 256;

    /** Tokens, padding included, that are read at once: as many as fit into memory even for a wide network. */
    private static final int ROOM = 40_000;

    @Override
    public long parameters() {
        return readers.stream()
                .mapToLong(reader -> reader.network().parameters())
                .sum();
    }

    /** Returns the trained networks. */
    List<Network> networks() {
        return readers.stream().map(Reader::network).toList();
    }

    /** Returns what they are shown of a text, each of different views once. */
    public List<TextEncoding> views() {
        return readers.stream().map(Reader::view).distinct().toList();
    }

    /** {@inheritDoc} Several networks answer side by side. */
    @Override
    public double[][] probabilities(List<List<String>> texts) {
        Map<TextEncoding, List<List<int[]>>> shown = views().stream()
                .collect(Collectors.toMap(
                        view -> view, view -> texts.stream().map(view::of).toList()));
        List<List<Integer>> batches = batches(shown.values(), texts.size());
        List<double[][]> answers = readers.parallelStream()
                .map(reader -> answers(reader.network(), shown.get(reader.view()), batches))
                .toList();
        return IntStream.range(0, texts.size())
                .mapToObj(text ->
                        normalized(answers.stream().map(answer -> answer[text]).toList()))
                .toArray(double[][]::new);
    }

    /** Puts texts of similar length together, so that little padding is read. */
    private static List<List<Integer>> batches(Collection<List<List<int[]>>> shown, int texts) {
        int[] lengths = IntStream.range(0, texts)
                .map(text -> shown.stream()
                        .mapToInt(sequences -> sequences.get(text).get(0).length)
                        .max()
                        .orElseThrow())
                .toArray();
        List<Integer> byLength = IntStream.range(0, texts)
                .boxed()
                .sorted(Comparator.comparingInt(text -> lengths[text]))
                .toList();
        List<List<Integer>> batches = new ArrayList<>();
        List<Integer> batch = new ArrayList<>();
        for (int text : byLength) {
            if (batch.size() == ROWS || (batch.size() + 1) * lengths[text] > ROOM) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(text);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private static double[][] answers(Network network, List<List<int[]>> sequences, List<List<Integer>> batches) {
        double[][] answers = new double[sequences.size()][];
        for (List<Integer> batch : batches) {
            PaddedTokens padded =
                    PaddedTokens.of(batch.stream().map(sequences::get).toList());
            INDArray rows = network.output(padded.features(), padded.mask());
            for (int row = 0; row < batch.size(); row++) {
                answers[batch.get(row)] = rows.getRow(row).toDoubleVector();
            }
        }
        return answers;
    }

    /** Returns the mean of what the networks say of a text; each sums to 1, in single precision. */
    private static double[] normalized(List<double[]> rows) {
        double[] mean = new double[rows.get(0).length];
        rows.forEach(row -> Arrays.setAll(mean, label -> mean[label] + row[label]));
        double sum = Arrays.stream(mean).sum();
        return Arrays.stream(mean).map(probability -> probability / sum).toArray();
    }
}
