package recurrent4j.seq2seq.decode;

import java.util.Arrays;
import recurrent4j.io.InputException;

/**
 * What holds for the target of a source, however it is searched for.
 *
 * @param end number of the end mark
 * @param excluded a token that is never written; -1 for none
 * @param source how many tokens the source has, without the end mark
 */
record TargetRules(DecodingSettings settings, int end, int excluded, int source) {

    /** The most tokens, without the end mark. */
    int longest() {
        return settings.limit().of(source);
    }

    /** Gives what must not continue a beginning the probability zero. */
    void exclude(Prefix prefix, float[] logProbabilities) {
        prefix.excludeRepeated(settings.noRepeat(), logProbabilities);
        if (excluded >= 0) {
            logProbabilities[excluded] = Float.NEGATIVE_INFINITY;
        }
    }

    /** Returns how much a row has looked at each token of the source and its end mark. */
    float[] attention(StepModel.Step step, int row) {
        return step.attention().length == 0
                ? Prefix.EMPTY.attention()
                : Arrays.copyOf(step.attention()[row], source + 1);
    }

    /** Whether every token is excluded. */
    static boolean nothingIsLeft(float[] logProbabilities) {
        for (float value : logProbabilities) {
            if (value != Float.NEGATIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    /** @throws InputException if one is not a number, as those of a diverged network */
    static void requireNumbers(float[] logProbabilities) {
        for (float value : logProbabilities) {
            if (Float.isNaN(value)) {
                throw new InputException(
                        "The model's answers are no numbers, so it cannot write; its training has diverged, train it anew.");
            }
        }
    }
}
