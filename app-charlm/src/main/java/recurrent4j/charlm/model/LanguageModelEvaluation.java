package recurrent4j.charlm.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.data.Split;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;

/**
 * Scores language models by their cross-entropy, each part of a text being read from its beginning.
 *
 * @param parts of which those for validation and test are read; either may be empty
 */
public record LanguageModelEvaluation(Split<TextPart> parts) implements Function<LanguageModel, Map<Metric, Measured>> {

    /** Returns a contest on the validation and test parts of a text. */
    public static Contest<LanguageModel> contest(Split<TextPart> parts) {
        return new Contest<>(Surprisal.BITS_PER_CHARACTER, new LanguageModelEvaluation(parts));
    }

    @Override
    public Map<Metric, Measured> apply(LanguageModel model) {
        Surprisal validation = Surprisal.of(model, parts.validation());
        Surprisal test = Surprisal.of(model, parts.test());
        Map<Metric, Measured> scores = new LinkedHashMap<>();
        scores.put(Surprisal.BITS_PER_CHARACTER, measured(Surprisal::bitsPerCharacter, validation, test));
        scores.put(Surprisal.NATS_PER_CHARACTER, measured(Surprisal::natsPerCharacter, validation, test));
        scores.put(Surprisal.PERPLEXITY, measured(Surprisal::perplexity, validation, test));
        return scores;
    }

    private static Measured measured(ToDoubleFunction<Surprisal> metric, Surprisal validation, Surprisal test) {
        return new Measured(metric.applyAsDouble(validation), metric.applyAsDouble(test));
    }
}
