package recurrent4j.charlm.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import recurrent4j.data.Vocabulary;
import recurrent4j.decode.LogProbabilities;
import recurrent4j.decode.Ranking;
import recurrent4j.engine.StepKernel;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/**
 * Beam search for the most likely continuations: extends, token by token, the most likely prefixes by all that may follow,
 * and keeps the best of these (Lowerre, The Harpy Speech Recognition System, 1976).
 *
 * @param width of the beam: how many prefixes are kept, and how many hypotheses are returned at most
 * @param stop where a hypothesis ends before that; it is no part of the text
 */
public record BeamSearch(int width, int length, StopText stop) {

    /** @throws InputException if the beam or the length is below 1 */
    public BeamSearch {
        Sampling.requireLength(length);
        if (width < 1) {
            throw new InputException("A beam of %d keeps nothing; choose 1 or more, such as 5.", width);
        }
    }

    /**
     * A continuation that beam search has found.
     *
     * @param text without the stop text that it may have ended at
     * @param logProbability the natural logarithm of the probability of all its tokens, those of the stop text included
     * @param characters how many Unicode code points these tokens have
     */
    record Hypothesis(String text, double logProbability, int characters) {

        /** Returns the logarithm of the probability for each character, by which hypotheses of different lengths compare. */
        double logProbabilityPerCharacter() {
            return logProbability / characters;
        }

        String scores() {
            return Text.of("log-probability %.3f, %.4f per character", logProbability, logProbabilityPerCharacter());
        }
    }

    /** Returns the hypotheses of what follows a text, the most likely first; none of them holds the unknown token. */
    List<Hypothesis> hypotheses(StepKernel predictor, Vocabulary vocabulary, DecoderState start) {
        List<Prefix> beam = List.of(new Prefix(start, "", 0));
        for (int step = 0; step < length && !beam.stream().allMatch(this::isEnded); step++) {
            List<Extension> extensions = new ArrayList<>();
            for (Prefix prefix : beam) {
                extend(prefix, vocabulary, extensions);
            }
            extensions.sort(
                    Comparator.comparingDouble(Extension::logProbability).reversed());
            beam = extensions.stream()
                    .limit(width)
                    .map(extension -> extended(extension, predictor, vocabulary))
                    .toList();
        }
        return beam.stream().map(this::hypothesis).toList();
    }

    /** A hypothesis that may still be extended. */
    private record Prefix(DecoderState state, String text, double logProbability) {}

    /** A prefix with one more token, or, with a negative one, the ended prefix itself. */
    private record Extension(Prefix prefix, int token, double logProbability) {}

    private boolean isEnded(Prefix prefix) {
        return stop.ends(prefix.text());
    }

    private void extend(Prefix prefix, Vocabulary vocabulary, List<Extension> to) {
        if (isEnded(prefix)) {
            to.add(new Extension(prefix, -1, prefix.logProbability()));
            return;
        }
        float[] scores = prefix.state().scores();
        // The unknown token keeps its share, since that is how the model has it.
        double logSum = LogProbabilities.logSum(scores);
        Ranking ranking = Ranking.of(scores);
        for (int found = 0; found < width && !ranking.isEmpty(); ) {
            int token = ranking.remove();
            if (!vocabulary.isUnknown(token)) {
                to.add(new Extension(prefix, token, prefix.logProbability() + scores[token] - logSum));
                found++;
            }
        }
    }

    private Prefix extended(Extension extension, StepKernel predictor, Vocabulary vocabulary) {
        Prefix prefix = extension.prefix();
        if (extension.token() < 0) {
            return prefix;
        }
        return new Prefix(
                prefix.state().then(predictor, extension.token()),
                prefix.text() + vocabulary.token(extension.token()),
                extension.logProbability());
    }

    private Hypothesis hypothesis(Prefix prefix) {
        String text = prefix.text();
        return new Hypothesis(stop.before(text), prefix.logProbability(), text.codePointCount(0, text.length()));
    }
}
