package recurrent4j.engine.cpu;

import java.util.Optional;

/**
 * What all blocks of a forward pass share.
 *
 * @param batch examples
 * @param steps time steps
 * @param input {@code [time][inputs][batch]}
 * @param tokens the input, if it is nothing but single ones
 * @param output {@code [time][units][batch]}
 * @param initial state arrays, {@code [units][batch]}, or none
 * @param mask {@code [time][batch]}
 * @param recording whether a backward pass may follow
 */
record Call(
        int batch,
        int steps,
        Floats input,
        Optional<OneHotInput> tokens,
        Floats output,
        Floats[] initial,
        Optional<float[]> mask,
        boolean recording) {}
