package recurrent4j.engine;

/**
 * Reads several sequences side by side, a token of each at a step, so that every weight that is read serves all of them. What
 * is answered at a place depends on what was read there alone, not on what stands at the others or how many there are; it
 * agrees with what {@link StepKernel} answers to the precision of floats.
 */
public interface StepGroup {

    /** How many sequences there is room for. */
    int places();

    /** Lets the sequence at a place go on from what {@link StepKernel#state} returned. */
    void restore(int place, float[][] state);

    /**
     * Reads a token at each place.
     *
     * @param tokens by place; a negative one where nothing is to be read, whose state is then lost
     * @return by place, what {@link StepKernel#step(int)} returns; overwritten by the next step
     */
    float[][] step(int... tokens);
}
