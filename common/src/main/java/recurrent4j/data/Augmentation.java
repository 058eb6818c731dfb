package recurrent4j.data;

import java.util.Random;

/** A change of a training example that keeps it an example of the same kind, such as a change of sign. */
@FunctionalInterface
public interface Augmentation {

    /** Leaves every example as it is. */
    Augmentation NONE = (window, random) -> window;

    /**
     * Returns a window of the same shape.
     *
     * @param window not to be changed itself
     * @param random the only source of chance, so that a seed repeats a training
     */
    Window apply(Window window, Random random);
}
