package recurrent4j.bundle;

import java.util.Arrays;
import java.util.Optional;
import recurrent4j.model.Input;
import recurrent4j.network.Network;

/**
 * What a network has to read and to answer by the other parts of its bundle. Somebody may have put the network of another
 * bundle in its place, and whoever then shows it what it does not read gets an error of any kind, or a wrong answer.
 */
public sealed interface NetworkFit permits SequenceFit, TokenFit {

    /**
     * Checks a network, and shows it a sequence of nothing but zeros.
     *
     * @param file that it comes from, for messages
     * @throws BundleException if it reads or answers something else, or cannot be asked
     */
    void require(Network network, String file) throws BundleException;

    /** Whether an input of a network is what it has to be: numbers, or symbols of the same vocabularies. */
    static boolean isLike(Input expected, Input actual) {
        return expected instanceof Input.Embedding symbols
                ? actual instanceof Input.Embedding other
                        && other.vocabularies().equals(symbols.vocabularies())
                : !(actual instanceof Input.Embedding) && actual.size() == expected.size();
    }

    /** Requires the shape of an answer. */
    static void requireShape(long[] expected, long[] actual, String file) throws BundleException {
        if (!Arrays.equals(expected, actual)) {
            throw refused(file, "it answers " + words(actual) + " where they say " + words(expected), null);
        }
    }

    /** Says what is read. */
    static String words(Optional<Input> input) {
        return input.map(known -> known instanceof Input.Embedding symbols
                        ? "symbols of vocabularies of " + symbols.vocabularies()
                        : known.size() + " numbers a step")
                .orElse("a mixture");
    }

    private static String words(long[] shape) {
        return shape[1] + " numbers" + (shape.length > 2 ? " a step" : "");
    }

    /** Returns what is thrown of a network that Deeplearning4j cannot ask, which fails in exceptions of every kind. */
    static BundleException unanswered(String file, RuntimeException cause) {
        return refused(file, "Deeplearning4j cannot ask it (" + cause.getClass().getSimpleName() + ")", cause);
    }

    /** Returns what is thrown of a network that does not fit. */
    static BundleException refused(String file, String reason, Exception cause) {
        return new BundleException(
                "The bundle's " + file + " does not fit its other parts: " + reason
                        + "; train and save the model again.",
                cause);
    }
}
