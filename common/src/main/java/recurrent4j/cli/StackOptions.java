package recurrent4j.cli;

import java.util.Collections;
import picocli.CommandLine.Option;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.TrainingMemory;

/** The options that describe a recurrent stack. */
@Heading("Network")
public final class StackOptions {

    @Option(names = "--cell", paramLabel = "CELL", description = "Kind of recurrent cell: ${COMPLETION-CANDIDATES}.")
    private Cell cell;

    @Bounds(max = 100)
    @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers on top of each other.")
    private Integer layers;

    @Bounds(max = 1_000_000)
    @Option(names = "--units", paramLabel = "N", description = "Cells in each layer.")
    private Integer units;

    @Option(names = "--direction", paramLabel = "WAY", description = "Order of reading: ${COMPLETION-CANDIDATES}.")
    private Direction direction;

    @Bounds(min = 0, max = 0.99)
    @Option(names = "--dropout", paramLabel = "P", description = "Probability of dropping a value between layers.")
    private Double dropout;

    /** Whether any of the options was given. */
    public boolean given() {
        return cell != null || layers != null || units != null || direction != null || dropout != null;
    }

    /**
     * Returns the stack that the options describe.
     *
     * @throws InputException if there can be no such stack, or this machine has too little memory for it
     */
    public RecurrentStack stack(RecurrentStack usual) {
        int depth = layers == null ? usual.units().size() : layers;
        if (depth < 1) {
            throw new InputException("The number of layers is %d; it must be 1 or more.", depth);
        }
        int width = units == null ? usual.units().get(0) : units;
        var stack = new RecurrentStack(
                cell == null ? usual.cell() : cell,
                direction == null ? usual.direction() : direction,
                Collections.nCopies(depth, width),
                dropout == null ? usual.dropout() : dropout);
        new TrainingMemory(new Architecture(new Input.Values(1), stack, new Readout.State()), 0, 0, 1).require();
        return stack;
    }
}
