package recurrent4j.data;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;

/**
 * Sequences of tokens with one label each as minibatches: features {@code [batch, tracks, time]} with the numbers of
 * tokens, of which a step has as many as there are tracks, labels {@code [batch, classes]}, and a mask {@code [batch, time]}
 * where a sequence is padded. Sequences of similar length stand together, so that little padding is read.
 *
 * @param dropout how probably a token is replaced whenever it is learned from
 * @param unknown the number that replaces it, one for each track
 */
public record LabelledSequenceBatches(List<LabelledSequence> sequences, int classes, double dropout, int... unknown)
        implements Batches {

    /** @throws InputException if there is none, one of another class, or one with more or fewer tracks than others */
    public LabelledSequenceBatches {
        if (sequences.isEmpty()) {
            throw new InputException("There is no labelled sequence to make batches of; give some.");
        }
        for (LabelledSequence example : sequences) {
            if (example.label() >= classes) {
                throw new InputException(
                        "A sequence is of class %d, and there are %d, counted from 0.", example.label(), classes);
            }
            int tracks = sequences.get(0).tracks().size();
            if (example.tracks().size() != tracks) {
                throw new InputException(
                        "A sequence has %d tokens a step, and the first has %d; give all as many.",
                        example.tracks().size(), tracks);
            }
        }
        sequences = List.copyOf(sequences);
    }

    /** Sequences without word dropout. */
    public static LabelledSequenceBatches of(List<LabelledSequence> sequences, int classes) {
        return new LabelledSequenceBatches(sequences, classes, 0);
    }

    /**
     * The same batches with word dropout: some tokens are replaced by the unknown one whenever they are learned from, so that no
     * single one is relied on (Iyyer et al. 2015).
     *
     * @param probability that a token is replaced, at least 0 and below 1
     * @param unknown the number that replaces it, one for each track
     */
    public LabelledSequenceBatches droppingTokens(double probability, int... unknown) {
        if (!(probability >= 0 && probability < 1)) {
            throw new InputException(
                    "Tokens cannot be dropped with a probability of %s; it must be at least 0 and below 1.",
                    probability);
        }
        int tracks = sequences.get(0).tracks().size();
        if (unknown.length != tracks) {
            throw new InputException(
                    "%d numbers stand for dropped tokens of %d tracks; give one for each.", unknown.length, tracks);
        }
        return new LabelledSequenceBatches(sequences, classes, probability, unknown);
    }

    @Override
    public long examples() {
        return sequences.size();
    }

    @Override
    public Iterator<DataSet> rest(int batchSize, long seed, int number, int learned) {
        List<List<Integer>> batches =
                PaddedTokens.shuffled(lengths(), batchSize, new Random(seed ^ Seeds.spread(number)));
        return IntStream.range(Math.min(learned, batches.size()), batches.size())
                .mapToObj(i -> batch(
                        sequences(batches.get(i)), new Random((seed ^ Seeds.spread(number)) + Seeds.spread(i + 1))))
                .iterator();
    }

    /** {@inheritDoc} Long sequences stand in smaller batches. */
    @Override
    public Iterable<DataSet> inOrder(int batchSize) {
        return () -> PaddedTokens.batches(lengths(), batchSize).stream()
                .map(numbers -> batch(sequences(numbers)))
                .iterator();
    }

    private int[] lengths() {
        return sequences.stream().mapToInt(LabelledSequence::length).toArray();
    }

    private List<LabelledSequence> sequences(List<Integer> numbers) {
        return numbers.stream().map(sequences::get).toList();
    }

    @Override
    public String fingerprint() {
        var fingerprint =
                new Checksum().add("labelled %d %s %s ".formatted(classes, dropout, Arrays.toString(unknown)));
        for (LabelledSequence example : sequences) {
            int numbers = example.tracks().size() * example.length();
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (numbers + 2));
            bytes.putInt(example.label()).putInt(example.length());
            IntBuffer behind = bytes.asIntBuffer();
            example.tracks().forEach(behind::put);
            fingerprint.add(bytes.position(0));
        }
        return fingerprint.hex();
    }

    private DataSet batch(List<LabelledSequence> rows, Random random) {
        return batch(rows.stream()
                .map(row -> new LabelledSequence(dropped(row.tracks(), random), row.label()))
                .toList());
    }

    private List<int[]> dropped(List<int[]> tracks, Random random) {
        if (dropout == 0) {
            return tracks;
        }
        List<int[]> rest = new ArrayList<>();
        for (int track = 0; track < tracks.size(); track++) {
            int[] numbers = tracks.get(track).clone();
            for (int i = 0; i < numbers.length; i++) {
                if (random.nextFloat() < dropout) {
                    numbers[i] = unknown[track];
                }
            }
            rest.add(numbers);
        }
        return rest;
    }

    private DataSet batch(List<LabelledSequence> rows) {
        PaddedTokens padded =
                PaddedTokens.of(rows.stream().map(LabelledSequence::tracks).toList());
        float[] labels = new float[rows.size() * classes];
        for (int row = 0; row < rows.size(); row++) {
            labels[rows.get(row).label() * rows.size() + row] = 1;
        }
        INDArray answers = Nd4j.create(labels, new long[] {rows.size(), classes}, 'f');
        return new DataSet(padded.features(), answers, padded.mask(), null);
    }
}
