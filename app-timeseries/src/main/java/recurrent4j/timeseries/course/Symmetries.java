package recurrent4j.timeseries.course;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import recurrent4j.data.Augmentation;
import recurrent4j.data.Window;
import recurrent4j.io.InputException;

/**
 * Turns a window upside down, and turns it round in time, each as often as not. A sum of sinusoids whose phases are random
 * is as likely either way, so that one window teaches as much as four.
 */
public record Symmetries() implements Augmentation {

    @Override
    public Window apply(Window window, Random random) {
        Window turned = random.nextBoolean() ? upsideDown(window) : window;
        return random.nextBoolean() ? backwards(turned) : turned;
    }

    /** Returns the window with every sign changed. */
    static Window upsideDown(Window window) {
        return new Window(
                Stream.of(window.past()).map(Symmetries::negated).toArray(float[][]::new), negated(window.future()));
    }

    /**
     * Returns the window whose past and future, read as one, run from the end to the beginning.
     *
     * @throws InputException if there are features beside the target, whose future a window does not hold
     */
    static Window backwards(Window window) {
        if (window.features() != 1) {
            throw new InputException(
                    "A window of %d features cannot be turned round in time: the future is known of the target alone."
                            .formatted(window.features()));
        }
        int steps = window.steps();
        int last = steps + window.horizon() - 1;
        float[] turned = new float[last + 1];
        for (int step = 0; step <= last; step++) {
            turned[last - step] = step < steps ? window.past()[0][step] : window.future()[step - steps];
        }
        return new Window(
                new float[][] {Arrays.copyOf(turned, steps)}, Arrays.copyOfRange(turned, steps, turned.length));
    }

    private static float[] negated(float[] values) {
        float[] negated = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }
}
