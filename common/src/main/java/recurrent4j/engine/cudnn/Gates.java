package recurrent4j.engine.cudnn;

import java.util.Optional;
import recurrent4j.engine.Recurrence;

/**
 * The gates of a cell in the order in which cuDNN has them.
 *
 * @param blocks for each of cuDNN's gates the block of ours
 * @param statesBias the gate of cuDNN's whose second bias, that of the state, is a block of ours as well; those of all other gates
 *     stay 0
 * @param biasBlock that block
 */
record Gates(int[] blocks, int statesBias, int biasBlock) {

    private static final int NO_GATE = -1;

    /** Returns the order of a cell's gates; nothing for a cell that cuDNN does not have. */
    static Optional<Gates> of(Recurrence recurrence) {
        return switch (recurrence) {
            case SIMPLE_RNN, SIMPLE_RNN_RELU -> Optional.of(new Gates(new int[] {0}, NO_GATE, 0));
            // Input gate, forget gate, candidate, output gate; ours are I (the candidate), F, O, G.
            case LSTM -> Optional.of(new Gates(new int[] {3, 1, 0, 2}, NO_GATE, 0));
            // Reset, update, candidate; ours are z, r, n, and the second bias of n.
            case GRU -> Optional.of(new Gates(new int[] {1, 0, 2}, 2, 3));
            case PEEPHOLE_LSTM, COUPLED_LSTM, GRU_RESET_BEFORE -> Optional.empty();
        };
    }

    int count() {
        return blocks.length;
    }
}
