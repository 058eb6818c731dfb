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
 * @param readers whose answers are probabilities, of which the mean is taken
 */
record RecurrentClassifier(String name, List<Reader> readers) implements SentimentClassifier {

    /**
     * A network, and what it is shown of a text.
     *
     * @param network which answers with probabilities
     * @param view of a text
     */
    record Reader(Network network, View view) {}

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
    List<View> views() {
        return readers.stream().map(Reader::view).distinct().toList();
    }

    @Override
    public double[][] probabilities(List<List<String>> texts) {
        int[] lengths = texts.stream().mapToInt(this::length).toArray();
        List<Integer> byLength = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(text -> lengths[text]))
                .toList();
        double[][] probabilities = new double[texts.size()][];
        List<Integer> batch = new ArrayList<>();
        for (int text : byLength) {
            if (batch.size() == ROWS || (batch.size() + 1) * lengths[text] > ROOM) {
                answer(batch, texts, probabilities);
                batch.clear();
            }
            batch.add(text);
        }
        answer(batch, texts, probabilities);
        return probabilities;
    }

    private void answer(List<Integer> batch, List<List<String>> texts, double[][] probabilities) {
        if (batch.isEmpty()) {
            return;
        }
        List<List<String>> some = batch.stream().map(texts::get).toList();
        INDArray answers = readers.stream()
                .map(reader -> answers(reader, some))
                .reduce(INDArray::add)
                .orElseThrow();
        for (int row = 0; row < batch.size(); row++) {
            probabilities[batch.get(row)] = normalized(answers.getRow(row).toDoubleVector());
        }
    }

    private int length(List<String> text) {
        return views().stream().mapToInt(view -> view.length(text)).max().orElseThrow();
    }

    private static INDArray answers(Reader reader, List<List<String>> texts) {
        PaddedTokens padded =
                PaddedTokens.of(texts.stream().map(reader.view()::of).toList());
        return reader.network().output(padded.features(), padded.mask());
    }

    /** As many as there are networks is what they sum to, in single precision. */
    private static double[] normalized(double[] row) {
        double sum = Arrays.stream(row).sum();
        return Arrays.stream(row).map(probability -> probability / sum).toArray();
    }
}
