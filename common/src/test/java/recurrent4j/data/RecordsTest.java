package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.records.reader.impl.collection.CollectionRecordReader;
import org.datavec.api.records.reader.impl.collection.CollectionSequenceRecordReader;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.FileSplit;
import org.datavec.api.writable.DoubleWritable;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;

class RecordsTest {

    private static final Vocabulary WORDS = Vocabulary.open(List.of("a", "b"));
    private static final Function<String, int[]> TOKENIZER =
            text -> Arrays.stream(text.split(" ")).mapToInt(WORDS::number).toArray();

    @Test
    void theLastStepsOfTheFirstColumnAreTheFutureAndTheStepsBeforeThePast() {
        SequenceRecordReader reader = reader(new double[][] {{1, 10}, {2, 20}, {3, 30}, {4, 40}, {5, 50}});

        Window window = Records.windows(reader, 2).get(0);

        assertThat(window.past()).isDeepEqualTo(new float[][] {{1, 2, 3}, {10, 20, 30}});
        assertThat(window.future()).containsExactly(4, 5);
        assertThat(window.features()).isEqualTo(2);
        assertThat(window.steps()).isEqualTo(3);
        assertThat(window.horizon()).isEqualTo(2);
    }

    @Test
    void everySequenceBecomesAWindowInOrderWhateverItsLength() {
        SequenceRecordReader reader = reader(new double[][] {{1}, {2}, {3}}, new double[][] {{4}, {5}});

        List<Window> windows = Records.windows(reader, 1);

        assertThat(windows).extracting(w -> w.future()[0]).containsExactly(3f, 5f);
        assertThat(windows).extracting(Window::steps).containsExactly(2, 1);
    }

    @Test
    void aSequenceWithNoStepBeforeTheHorizonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.windows(reader(new double[][] {{1}, {2}}), 2))
                .withMessage("A sequence of 2 steps leaves no past before a horizon of 2; "
                        + "choose a smaller horizon or longer sequences.");
    }

    @Test
    void aHorizonBelowOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.windows(reader(), 0))
                .withMessage("A horizon of 0 steps forecasts nothing; choose 1 or more.");
    }

    @Test
    void aRaggedSequenceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Records.windows(reader(new double[][] {{1, 2}, {3}, {4, 5}}), 1))
                .withMessage("Step 1 of a sequence has 1 columns and its first step has 2; all must have the same.");
    }

    @Test
    void recordsAndSequencesOfTokensBecomeOneText() {
        Writable a = new Text("a");
        Writable b = new Text("b");
        Writable other = new Text("x");
        RecordReader records = new CollectionRecordReader(List.of(List.of(a, b), List.of(other)));
        RecordReader sequences = new CollectionSequenceRecordReader(
                List.of(List.of(List.of(b), List.of(b)), List.of(List.of(a), List.of(other))));

        assertThat(numbers(Records.tokens(records, WORDS))).containsExactly(0, 1, 2);
        TokenSequence text = Records.tokens(sequences, WORDS);
        assertThat(numbers(text)).containsExactly(1, 1, 0, 2);
        DataSet batch = TokenStreamBatches.of(text, WORDS.size(), 3, true)
                .inOrder(1)
                .iterator()
                .next();
        assertThat(batch.getFeatures().argMax(1).toIntVector()).containsExactly(1, 1, 0);
        assertThat(batch.getLabels().argMax(1).toIntVector()).containsExactly(1, 0, 2);
    }

    @Test
    void aTableOfTextsAndLabelsBecomesLabelledSequences(@TempDir Path folder) throws Exception {
        Path table = Files.writeString(folder.resolve("table.csv"), "a b a,good\nb,bad\n");
        try (var reader = new CSVRecordReader()) {
            reader.initialize(new FileSplit(table.toFile()));

            assertThat(Records.texts(reader, TOKENIZER, List.of("bad", "good")))
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(
                            new LabelledSequence(new int[] {0, 1, 0}, 1), new LabelledSequence(new int[] {1}, 0));
        }
    }

    @Test
    void labelsMayBeNumbers() {
        List<Writable> record = List.of(new Text("b a"), new IntWritable(1));

        assertThat(Records.texts(new CollectionRecordReader(List.of(record)), TOKENIZER, List.of("bad", "good")))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(new LabelledSequence(new int[] {1, 0}, 1));
    }

    @Test
    void whatIsNoLabelledTextIsRefused() {
        assertRefused(List.of(new Text("a")))
                .withMessage("Record 1 has 1 value(s); it needs a text and, last, its label.");
        assertRefused(List.of(new Text("a"), new Text("fair")))
                .withMessage("\"fair\" is none of the labels bad, good, nor the number of one, counted from 0.");
        assertRefused(List.of(new Text("a"), new IntWritable(2)))
                .withMessageStartingWith("\"2\" is none of the labels");
    }

    @Test
    void sequencesOfTokenNumbersKeepTheirTracksAndTheirClass() {
        var sequences = Records.sequences(reader(new double[][] {{4, 7, 1}, {5, 8, 1}}, new double[][] {{6, 9, 0}}));

        assertThat(sequences)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new LabelledSequence(List.of(new int[] {4, 5}, new int[] {7, 8}), 1),
                        new LabelledSequence(List.of(new int[] {6}, new int[] {9}), 0));
        DataSet batch =
                LabelledSequenceBatches.of(sequences, 2).inOrder(2).iterator().next();
        assertThat(batch.getFeatures().shape()).containsExactly(2, 2, 2);
        assertThat(batch.getFeaturesMaskArray().toFloatMatrix()).isDeepEqualTo(new float[][] {{1, 0}, {1, 1}});
        assertThatIllegalArgumentException().isThrownBy(() -> Records.sequences(reader(new double[][] {{1}})));
    }

    private static ThrowableAssertAlternative<IllegalArgumentException> assertRefused(List<Writable> record) {
        return assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Records.texts(new CollectionRecordReader(List.of(record)), TOKENIZER, List.of("bad", "good")));
    }

    private static int[] numbers(TokenSequence text) {
        return LongStream.range(0, text.length()).mapToInt(text::at).toArray();
    }

    private static SequenceRecordReader reader(double[][]... sequences) {
        return new CollectionSequenceRecordReader(
                Arrays.stream(sequences).map(RecordsTest::steps).collect(Collectors.toList()));
    }

    private static List<List<Writable>> steps(double[][] sequence) {
        return Arrays.stream(sequence)
                .map(row -> Arrays.stream(row)
                        .<Writable>mapToObj(DoubleWritable::new)
                        .collect(Collectors.toList()))
                .collect(Collectors.toList());
    }
}
