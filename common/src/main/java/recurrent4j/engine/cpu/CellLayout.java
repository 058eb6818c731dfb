package recurrent4j.engine.cpu;

import java.util.function.Function;
import java.util.stream.IntStream;
import recurrent4j.engine.Recurrence;

/**
 * How a cell's weights are packed, and what computes its steps: all that tells one cell from another on the CPU.
 *
 * @param inputBlocks the gate whose columns of the input kernel stand in each block, {@link #NONE} where it doesn't read x
 * @param stateBlocks the gate whose columns of the recurrent kernel stand in each block, {@link #NONE} where it doesn't read h
 * @param resets whether the first block reads the state only when a gate of the same step has reset it
 * @param arithmetic makes what computes the steps of some examples
 */
record CellLayout(int[] inputBlocks, int[] stateBlocks, boolean resets, Function<Products, RecurrentBlock> arithmetic) {

    /** Marks a block that doesn't read the input, or not the state. */
    static final int NONE = -1;

    /**
     * The layout of a recurrence. GRU's candidate is first, and once more at the end where its recurrent part is kept apart:
     * so the blocks that read x and those that read h are neighbours.
     */
    static CellLayout of(Recurrence recurrence) {
        return switch (recurrence) {
            case SIMPLE_RNN, SIMPLE_RNN_RELU -> inOrder(recurrence, ElmanBlock::new);
            case LSTM -> inOrder(recurrence, LstmBlock.Plain::new);
            case PEEPHOLE_LSTM -> inOrder(recurrence, LstmBlock.Peephole::new);
            case COUPLED_LSTM -> inOrder(recurrence, LstmBlock.Coupled::new);
            case GRU ->
                new CellLayout(new int[] {2, 0, 1, NONE}, new int[] {NONE, 0, 1, 2}, false, GruBlock.ResetAfter::new);
            case GRU_RESET_BEFORE ->
                new CellLayout(new int[] {2, 0, 1}, new int[] {2, 0, 1}, true, GruBlock.ResetBefore::new);
        };
    }

    private static CellLayout inOrder(Recurrence recurrence, Function<Products, RecurrentBlock> arithmetic) {
        int[] gates = IntStream.range(0, recurrence.gates()).toArray();
        return new CellLayout(gates, gates, false, arithmetic);
    }

    /** The first block that reads the state as it is before the step. */
    int firstStateBlock() {
        return resets || stateBlocks[0] == NONE ? 1 : 0;
    }
}
