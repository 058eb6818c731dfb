package recurrent4j.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.writable.Writable;
import recurrent4j.io.InputException;

/**
 * What DataVec's readers bring, as examples for every kind of {@link Batches}. Each reader is read once, from where it
 * stands to its end; later passes touch plain arrays only.
 */
public final class Records {

    private Records() {}

    /**
     * Reads every sequence as one window, for {@link WindowBatches}: the last {@code horizon} steps of column 0 are its
     * future, and all columns of the steps before are its past.
     *
     * @param reader numeric columns, the target first
     * @param horizon steps to forecast, at least 1
     * @throws InputException if the horizon is below 1, or if a sequence has no step before it or is ragged
     */
    public static List<Window> windows(SequenceRecordReader reader, int horizon) {
        if (horizon < 1) {
            throw new InputException("A horizon of %d steps forecasts nothing; choose 1 or more.", horizon);
        }
        List<Window> windows = new ArrayList<>();
        while (reader.hasNext()) {
            windows.add(window(reader.sequenceRecord(), horizon));
        }
        return windows;
    }

    /**
     * Reads the tokens of a text, for {@link TokenStreamBatches}: all values of all records, one after the other.
     *
     * @throws InputException if a token is not known and the vocabulary is closed
     */
    public static TokenSequence tokens(RecordReader reader, Vocabulary vocabulary) {
        IntStream.Builder numbers = IntStream.builder();
        while (reader.hasNext()) {
            records(reader)
                    .forEach(record -> record.forEach(token -> numbers.add(vocabulary.number(token.toString()))));
        }
        return TokenSequence.of(numbers.build().toArray());
    }

    /**
     * Reads labelled texts, for {@link LabelledSequenceBatches}: the first value of every record is a text and the last its
     * label, by name or by number, as readers of tables and of files in folders have it.
     *
     * @throws InputException if a record has no label, another label, or a text without a token
     */
    public static List<LabelledSequence> texts(
            RecordReader reader, Function<String, int[]> tokenizer, List<String> labels) {
        List<LabelledSequence> texts = new ArrayList<>();
        while (reader.hasNext()) {
            List<Writable> record = reader.next();
            if (record.size() < 2) {
                throw new InputException(
                        "Record %d has %d value(s); it needs a text and, last, its label.",
                        texts.size() + 1, record.size());
            }
            int[] tokens = tokenizer.apply(record.get(0).toString());
            texts.add(new LabelledSequence(tokens, label(record.get(record.size() - 1), labels)));
        }
        return texts;
    }

    /**
     * Reads labelled sequences of token numbers, for {@link LabelledSequenceBatches}: the last column is the number of the
     * class, told by the last step, and each column before it a token of the step.
     *
     * @throws InputException if a sequence has no step, is ragged, or has no column beside the class
     */
    public static List<LabelledSequence> sequences(SequenceRecordReader reader) {
        List<LabelledSequence> sequences = new ArrayList<>();
        while (reader.hasNext()) {
            List<List<Writable>> sequence = reader.sequenceRecord();
            int tracks = columns(sequence) - 1;
            List<int[]> tokens = IntStream.range(0, tracks)
                    .mapToObj(track -> sequence.stream()
                            .mapToInt(step -> step.get(track).toInt())
                            .toArray())
                    .toList();
            int label = tracks < 1
                    ? 0
                    : sequence.get(sequence.size() - 1).get(tracks).toInt();
            sequences.add(new LabelledSequence(tokens, label));
        }
        return sequences;
    }

    private static Window window(List<List<Writable>> sequence, int horizon) {
        int steps = sequence.size() - horizon;
        if (steps < 1) {
            throw new InputException(
                    "A sequence of %d steps leaves no past before a horizon of %d; "
                            + "choose a smaller horizon or longer sequences.",
                    sequence.size(), horizon);
        }
        float[][] past = new float[columns(sequence)][steps];
        float[] future = new float[horizon];
        for (int step = 0; step < steps; step++) {
            for (int column = 0; column < past.length; column++) {
                past[column][step] = sequence.get(step).get(column).toFloat();
            }
        }
        for (int step = 0; step < horizon; step++) {
            future[step] = sequence.get(steps + step).get(0).toFloat();
        }
        return new Window(past, future);
    }

    private static int columns(List<List<Writable>> sequence) {
        int columns = sequence.isEmpty() ? 0 : sequence.get(0).size();
        for (int step = 0; step < sequence.size(); step++) {
            if (sequence.get(step).size() != columns) {
                throw new InputException(
                        "Step %d of a sequence has %d columns and its first step has %d; all must have the same.",
                        step, sequence.get(step).size(), columns);
            }
        }
        return columns;
    }

    /** A reader of sequences brings a sequence at a time, any other a record. */
    private static List<List<Writable>> records(RecordReader reader) {
        return reader instanceof SequenceRecordReader sequences ? sequences.sequenceRecord() : List.of(reader.next());
    }

    private static int label(Writable value, List<String> labels) {
        String label = value.toString();
        int number = labels.indexOf(label);
        if (number >= 0) {
            return number;
        }
        if (!label.matches("\\d{1,9}") || Integer.parseInt(label) >= labels.size()) {
            throw new InputException(
                    "\"%s\" is none of the labels %s, nor the number of one, counted from 0.",
                    label, String.join(", ", labels));
        }
        return Integer.parseInt(label);
    }
}
