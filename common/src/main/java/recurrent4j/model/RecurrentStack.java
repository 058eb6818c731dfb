package recurrent4j.model;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The remembering part of a network: layers of one kind of cell on top of each other.
 *
 * @param cell the kind of cell
 * @param direction the order of reading
 * @param units cells in each layer, from the bottom to the top; in each direction, if there are two
 * @param dropout the probability, from 0 to below 1, that a value between two layers, or between the top layer and
 *     the readout, is dropped in training
 */
public record RecurrentStack(Cell cell, Direction direction, List<Integer> units, double dropout) {

    public RecurrentStack {
        units = List.copyOf(units);
        Require.positive(units.size(), "number of layers");
        units.forEach(width -> Require.positive(width, "number of units"));
        Require.dropout(dropout);
    }

    /** A forward stack without dropout whose layers, from the bottom to the top, have the given numbers of cells. */
    public static RecurrentStack of(Cell cell, Integer... units) {
        return new RecurrentStack(cell, Direction.FORWARD, List.of(units), 0);
    }

    /** A forward stack of equally wide layers without dropout. */
    public static RecurrentStack uniform(Cell cell, int layers, int units) {
        Require.positive(layers, "number of layers");
        return new RecurrentStack(cell, Direction.FORWARD, Collections.nCopies(layers, units), 0);
    }

    /** How many values the states of the top layer have: its units, of both directions if there are two. */
    public int top() {
        return (direction == Direction.BIDIRECTIONAL ? 2 : 1) * units.get(units.size() - 1);
    }

    /** The same stack, read in the given order. */
    public RecurrentStack reading(Direction order) {
        return new RecurrentStack(cell, order, units, dropout);
    }

    /** The same stack, with the given probability of dropping a value. */
    public RecurrentStack dropping(double probability) {
        return new RecurrentStack(cell, direction, units, probability);
    }

    /** The stack in a few words: {@code LSTM 20-20}, or {@code bidirectional SimpleRnn 32}. */
    @Override
    public String toString() {
        String widths = units.stream().map(String::valueOf).collect(Collectors.joining("-"));
        return (direction == Direction.BIDIRECTIONAL ? "bidirectional " : "") + cell.label() + " " + widths
                + (dropout > 0 ? ", dropout " + dropout : "");
    }
}
