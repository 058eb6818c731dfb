package recurrent4j.bundle;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;

/**
 * What a network has to read and to answer by the other parts of its bundle. Somebody may have put the network of another
 * bundle in its place, and whoever then shows it what it does not read gets an error of any kind, or a wrong answer.
 */
record NetworkFit(Input reads, Readout answers) {

    /** More than one, so that an answer at every step differs from one after the last. */
    private static final int STEPS = 2;

    /** @throws BundleException if the network in a file reads or answers something else, or cannot be asked */
    void require(Network network, String file) throws BundleException {
        Optional<Input> actual = network.input();
        if (actual.filter(this::isLike).isEmpty()) {
            throw refused(
                    file,
                    "it reads " + actual.map(NetworkFit::words).orElse("a mixture") + " where they say " + words(reads),
                    null);
        }
        long[] shape;
        try {
            shape = network.output(Nd4j.zeros(1, rows(), STEPS), null).shape();
        } catch (RuntimeException e) {
            // Deeplearning4j throws exceptions of every kind where layers do not fit each other.
            throw refused(file, "Deeplearning4j cannot ask it (" + e.getClass().getSimpleName() + ")", e);
        }
        long[] expected = answers.everyStep()
                ? new long[] {1, answers.size(), STEPS}
                : new long[] {1, answers.size() == 0 ? shape[1] : answers.size()};
        if (!Arrays.equals(shape, expected)) {
            throw refused(
                    file,
                    "it answers " + words(shape, shape.length > 2) + " where they say "
                            + words(expected, answers.everyStep()),
                    null);
        }
    }

    private boolean isLike(Input actual) {
        return reads instanceof Input.Embedding symbols
                ? actual instanceof Input.Embedding other
                        && other.vocabularies().equals(symbols.vocabularies())
                : !(actual instanceof Input.Embedding) && actual.size() == reads.size();
    }

    private int rows() {
        return reads instanceof Input.Embedding symbols ? symbols.vocabularies().size() : reads.size();
    }

    private static String words(Input input) {
        return input instanceof Input.Embedding symbols
                ? "symbols of vocabularies of " + symbols.vocabularies()
                : input.size() + " numbers a step";
    }

    private static String words(long[] shape, boolean everyStep) {
        return shape[1] + " numbers" + (everyStep ? " a step" : "");
    }

    private static BundleException refused(String file, String reason, Exception cause) {
        return new BundleException(
                "The bundle's " + file + " does not fit its other parts: " + reason
                        + "; train and save the model again.",
                cause);
    }
}
