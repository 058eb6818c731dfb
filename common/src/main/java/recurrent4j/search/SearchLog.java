package recurrent4j.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;
import recurrent4j.io.CsvWriter;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;

/** The trials of a search in a file, a line each, from which it can go on. */
public final class SearchLog {

    private static final String[] HEADER = {
        "trial",
        "cell",
        "direction",
        "layers",
        "units",
        "dropout",
        "learning_rate",
        "window",
        "validation",
        "epochs",
        "seconds"
    };
    private static final String FAILED = "failed";

    private SearchLog() {}

    /** Writes trials to a file, in place of those that it had. */
    public static void write(Path file, List<Trial> trials) throws IOException {
        var csv = new CsvWriter(HEADER);
        for (Trial trial : trials) {
            RecurrentStack stack = trial.candidate().stack();
            csv.row(
                    trial.number(),
                    stack.cell(),
                    stack.direction(),
                    stack.units().size(),
                    stack.units().get(0),
                    stack.dropout(),
                    trial.candidate().learningRate(),
                    trial.candidate().window(),
                    Double.isFinite(trial.loss()) ? trial.loss() : FAILED,
                    trial.epochs(),
                    Text.of("%.3f", trial.seconds()));
        }
        csv.write(file);
    }

    /**
     * Returns the trials in a file; none if there is no file.
     *
     * @throws InputException if it was not written by {@link #write}
     */
    public static List<Trial> read(Path file) throws IOException {
        List<Trial> trials = new ArrayList<>();
        if (!Files.exists(file)) {
            return trials;
        }
        try (CsvReader rows = CsvReader.open(file, new CsvFormat(',', true, '.', true))) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                trials.add(trial(row.get()));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InputException("%s does not hold the trials of a search; remove it.", file);
        }
        return trials;
    }

    private static Trial trial(List<String> cells) {
        var stack = new RecurrentStack(
                Cell.valueOf(cells.get(1)),
                Direction.valueOf(cells.get(2)),
                Collections.nCopies(Integer.parseInt(cells.get(3)), Integer.valueOf(cells.get(4))),
                Double.parseDouble(cells.get(5)));
        return new Trial(
                Integer.parseInt(cells.get(0)),
                new Candidate(stack, Double.parseDouble(cells.get(6)), Integer.parseInt(cells.get(7))),
                cells.get(8).equals(FAILED) ? Double.POSITIVE_INFINITY : Double.parseDouble(cells.get(8)),
                Integer.parseInt(cells.get(9)),
                Double.parseDouble(cells.get(10)));
    }
}
