package recurrent4j.engine.cpu;

import java.util.Optional;
import java.util.function.IntToLongFunction;

/** The states of a block on their way to the caller's arrays, and their gradients on the way back, several steps at a time. */
final class StateSteps {
    private final int chunk;
    private final int length;
    private final StepCopies states;
    private final StepCopies errors;
    /** Gradients of a chunk, made when they are first needed. */
    private Optional<Floats> memory = Optional.empty();

    /**
     * Nothing is copied yet.
     *
     * @param chunk steps at a time, beginning with the first
     * @param length numbers in a state
     * @param states in the order in which the block keeps its states
     * @param errors in that of a state on the Java heap
     */
    StateSteps(int chunk, int length, StepCopies states, StepCopies errors) {
        this.chunk = chunk;
        this.length = length;
        this.states = states;
        this.errors = errors;
    }

    /**
     * Writes the answers of a chunk after its last step.
     *
     * @param end the step behind the last of all
     * @param state where the state is kept that a step has left
     */
    void answer(Floats output, int step, int end, IntToLongFunction state) {
        if (isLast(step, end)) {
            int first = step - step % chunk;
            states.write(state.applyAsLong(first), output, first, step + 1 - first);
        }
    }

    /** Copies the gradient of the state after a step, asked for from the last step of a chunk to its first. */
    void error(Floats epsilon, int step, int end, float[] dh) {
        Floats gradients = memory.orElseGet(this::reserve);
        if (isLast(step, end)) {
            int first = step - step % chunk;
            errors.read(epsilon, first, step + 1 - first, gradients.address(0));
        }
        gradients.get(step % chunk * length, dh, length);
    }

    private boolean isLast(int step, int end) {
        return step + 1 == end || step % chunk == chunk - 1;
    }

    private Floats reserve() {
        Floats gradients = Floats.zeros(chunk * length);
        memory = Optional.of(gradients);
        return gradients;
    }

    void free() {
        memory.ifPresent(Floats::free);
    }
}
