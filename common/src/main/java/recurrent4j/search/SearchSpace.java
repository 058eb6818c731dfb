package recurrent4j.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import recurrent4j.io.InputException;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;

/**
 * Among what a search chooses.
 *
 * @param layers numbers of layers
 * @param units numbers of cells in each layer
 * @param dropouts probabilities that a value between layers, or behind the last, is dropped
 * @param lowestRate the lowest learning rate, above 0; rates are drawn evenly by their logarithms
 * @param highestRate the highest, not below
 * @param windows steps of the past that are read; none where that is not to be varied
 */
public record SearchSpace(
        List<Cell> cells,
        List<Integer> layers,
        List<Integer> units,
        List<Double> dropouts,
        double lowestRate,
        double highestRate,
        List<Integer> windows) {

    private static final MathContext DIGITS = new MathContext(2);

    /** @throws InputException if there is nothing to choose from, or the rates are not in order */
    public SearchSpace {
        cells = List.copyOf(cells);
        layers = List.copyOf(layers);
        units = List.copyOf(units);
        dropouts = List.copyOf(dropouts);
        windows = List.copyOf(windows);
        if (cells.isEmpty() || layers.isEmpty() || units.isEmpty() || dropouts.isEmpty()) {
            throw new InputException(
                    "A search needs at least one kind of cell, number of layers, of units and dropout.");
        }
        if (!(lowestRate > 0 && lowestRate <= highestRate && highestRate < Double.POSITIVE_INFINITY)) {
            throw new InputException(
                    "Learning rates from %s to %s are none; choose two above 0, the lower first.",
                    lowestRate, highestRate);
        }
    }

    /** Returns what there is to choose from where recurrent networks of moderate size are trained in seconds or minutes. */
    public static SearchSpace usual(List<Integer> windows) {
        return new SearchSpace(
                List.of(Cell.GRU, Cell.LSTM, Cell.SIMPLE_RNN),
                List.of(1, 2),
                List.of(8, 16, 24, 32, 40, 64),
                List.of(0.0, 0.1, 0.2),
                0.002,
                0.03,
                windows);
    }

    /** Draws settings; rates are rounded to two digits. */
    public Candidate draw(Random random) {
        Cell cell = any(cells, random);
        int depth = any(layers, random);
        int width = any(units, random);
        double dropout = any(dropouts, random);
        double exponent = random.nextDouble();
        int window = windows.isEmpty() ? 0 : any(windows, random);
        double rate = lowestRate * Math.pow(highestRate / lowestRate, exponent);
        return new Candidate(
                new RecurrentStack(cell, Direction.FORWARD, Collections.nCopies(depth, width), dropout),
                new BigDecimal(rate).round(DIGITS).doubleValue(),
                window);
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
