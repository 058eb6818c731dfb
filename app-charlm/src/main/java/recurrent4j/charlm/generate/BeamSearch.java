package recurrent4j.charlm.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import recurrent4j.charlm.model.DecoderState;
import recurrent4j.charlm.model.LogProbabilities;
import recurrent4j.charlm.model.RankedTokens;
import recurrent4j.charlm.model.TokenPredictor;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;

/**
 * Looks for the most likely continuations: extends, token by token, the most likely beginnings by all that may follow, and
 * keeps the best of these (Lowerre, The Harpy Speech Recognition System, 1976).
 *
 * @param width how many beginnings are kept, and how many phrases are found at most
 * @param length how many tokens a phrase has at most
 * @param stop where a phrase ends before that; it is no part of the text
 */
public record BeamSearch(int width, int length, StopText stop) {

    public BeamSearch {
        SearchConfig.requireLength(length);
        if (width < 1) {
            throw new InputException("A beam of %d keeps no phrase; choose 1 or more, such as 5.".formatted(width));
        }
    }

    /** Returns the phrases that may follow a text, the most likely first; none of them holds the unknown token. */
    List<Hypothesis> phrases(TokenPredictor speaker, Vocabulary vocabulary, DecoderState start) {
        List<Beginning> beam = List.of(new Beginning(start, "", 0, 0));
        for (int step = 0; step < length && !beam.stream().allMatch(this::isEnded); step++) {
            List<Extension> extensions = new ArrayList<>();
            for (Beginning beginning : beam) {
                extend(beginning, vocabulary, extensions);
            }
            extensions.sort(
                    Comparator.comparingDouble(Extension::logProbability).reversed());
            beam = extensions.stream()
                    .limit(width)
                    .map(extension -> extended(extension, speaker, vocabulary))
                    .toList();
        }
        return beam.stream().map(this::phrase).toList();
    }

    /**
     * What has been found so far.
     *
     * @param matched how much of the stop text stands last
     */
    private record Beginning(DecoderState reading, String text, int matched, double logProbability) {}

    /** A beginning with one more token, or, with a negative one, the ended beginning itself. */
    private record Extension(Beginning beginning, int token, double logProbability) {}

    private boolean isEnded(Beginning beginning) {
        return stop.isWhole(beginning.matched());
    }

    private void extend(Beginning beginning, Vocabulary vocabulary, List<Extension> to) {
        if (isEnded(beginning)) {
            to.add(new Extension(beginning, -1, beginning.logProbability()));
            return;
        }
        float[] scores = beginning.reading().scores();
        // The unknown token keeps its share, since that is how the model has it.
        double logSum = LogProbabilities.logSum(scores);
        var ranking = new RankedTokens(scores);
        for (int found = 0; found < width && !ranking.isEmpty(); ) {
            int token = ranking.next();
            if (!vocabulary.isUnknown(token)) {
                to.add(new Extension(beginning, token, beginning.logProbability() + scores[token] - logSum));
                found++;
            }
        }
    }

    private Beginning extended(Extension extension, TokenPredictor speaker, Vocabulary vocabulary) {
        Beginning beginning = extension.beginning();
        if (extension.token() < 0) {
            return beginning;
        }
        String token = vocabulary.token(extension.token());
        int matched = beginning.matched();
        for (int place = 0; place < token.length() && !stop.isWhole(matched); place++) {
            matched = stop.advance(matched, token.charAt(place));
        }
        return new Beginning(
                beginning.reading().then(speaker, extension.token()),
                beginning.text() + token,
                matched,
                extension.logProbability());
    }

    private Hypothesis phrase(Beginning beginning) {
        String text = beginning.text();
        return new Hypothesis(stop.before(text), beginning.logProbability(), text.codePointCount(0, text.length()));
    }
}
