package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.io.CsvReader;
import recurrent4j.io.CsvWriter;
import recurrent4j.io.Text;
import recurrent4j.io.TextOutput;
import recurrent4j.sentiment.evaluate.Prediction;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.Columns;
import recurrent4j.sentiment.text.Tokenizer;

/**
 * Classifies a column of a table: the same table with commas, and with the label and its probability behind each row; of several
 * labels the most probable first.
 *
 * @param top how many labels are written
 */
public record ClassifyTable(SentimentClassifier classifier, List<String> labels, int top) {

    /** Enough that a network computes them nearly as fast as any number of them. */
    private static final int AT_ONCE = 256;

    /**
     * Classifies all rows.
     *
     * @throws TextOutput.ClosedException if the output is closed, so that there is no reason to go on
     */
    public void classify(CsvReader table, Columns columns, TextOutput out) throws IOException {
        int text = columns.text(table);
        out.write(new CsvWriter(with(table.header(), added(table.header()))).text());
        var tokenizer = new Tokenizer();
        List<List<String>> rows = new ArrayList<>();
        for (var row = table.next(); row.isPresent(); row = table.next()) {
            rows.add(row.get());
            if (rows.size() == AT_ONCE) {
                write(rows, text, tokenizer, out);
                rows.clear();
            }
        }
        write(rows, text, tokenizer, out);
    }

    private void write(List<List<String>> rows, int text, Tokenizer tokenizer, TextOutput out) throws IOException {
        double[][] probabilities = classifier.probabilities(
                rows.stream().map(row -> tokenizer.tokens(row.get(text))).toList());
        for (int i = 0; i < rows.size(); i++) {
            var prediction = new Prediction(rows.get(i).get(text), labels, probabilities[i]);
            List<String> cells = prediction.best(top).stream()
                    .flatMap(label ->
                            List.of(
                                    labels.get(label),
                                    Text.of("%.4f", prediction.probabilities()[label]))
                                    .stream())
                    .toList();
            out.write(new CsvWriter(with(rows.get(i), cells)).text());
        }
        out.show();
    }

    /** The names of the columns that are added: none that is there already. */
    private List<String> added(List<String> header) {
        String prefix = "";
        while (true) {
            List<String> names = named(prefix);
            if (names.stream().noneMatch(header::contains)) {
                return names;
            }
            prefix = "predicted_" + prefix;
        }
    }

    private List<String> named(String prefix) {
        return IntStream.rangeClosed(1, Math.min(top, labels.size()))
                .mapToObj(rank -> rank == 1 ? "" : "_" + rank)
                .flatMap(suffix -> List.of(prefix + "label" + suffix, prefix + "probability" + suffix).stream())
                .toList();
    }

    private static List<String> with(List<String> cells, List<String> more) {
        List<String> all = new ArrayList<>(cells);
        all.addAll(more);
        return all;
    }
}
