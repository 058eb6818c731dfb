package recurrent4j.data;

import java.util.Random;

/**
 * A change of a training example that keeps it an example of the same kind, such as a change of sign. It
 * should have a {@code toString} of its own, such as a record has, by which a checkpoint knows it again.
 */
@FunctionalInterface
public interface Augmentation {

    /** Leaves every example as it is. */
    Augmentation NONE = new Augmentation() {
        @Override
        public Window apply(Window window, Random random) {
            return window;
        }

        @Override
        public String toString() {
            return "none";
        }
    };

    /**
     * Returns a window of the same shape.
     *
     * @param window not to be changed itself
     * @param random the only source of chance, so that a seed repeats a training
     */
    Window apply(Window window, Random random);
}
