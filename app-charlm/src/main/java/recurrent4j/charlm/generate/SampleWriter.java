package recurrent4j.charlm.generate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.model.RecurrentModel;
import recurrent4j.data.TokenSequence;
import recurrent4j.decode.LogProbabilities;
import recurrent4j.engine.StepKernel;

/**
 * Samples of a network at some moment of its training: of a phrase that is memorized, what is predicted after each
 * character; of any other text, a passage.
 */
public record SampleWriter(RecurrentModel model, Corpus corpus, long seed) {

    private static final Sampling SAMPLING = Sampling.USUAL.length(300);

    /** Returns a sample. */
    public String sample() {
        return corpus.isMemorized() ? predictions(true) : passage();
    }

    /**
     * Returns a sample of the trained network: whether the phrase is memorized, or a passage and how novel it is.
     *
     * @param text that it was trained on
     * @throws IOException if the training text cannot be read
     */
    public String last(TextSource text) throws IOException {
        if (!corpus.isMemorized()) {
            String passage = passage();
            List<String> novelty = TrainingText.of(corpus).remarks(List.of(passage), Optional.of(text));
            return passage + "\n\n" + String.join("\n", novelty);
        }
        String first = token(0);
        String written = first + predictions(false);
        var phrase = new StringBuilder();
        for (long place = 0; place < phrase().length(); place++) {
            phrase.append(token(place));
        }
        return written.contentEquals(phrase)
                ? "From its first character on, the network repeats exactly: " + phrase
                : "From its first character on, the network writes \"%s\" instead of \"%s\"; train it longer."
                        .formatted(written, phrase);
    }

    /** Returns the most likely continuation of each token of the phrase, or, without teacher forcing, of the one predicted. */
    private String predictions(boolean teacherForcing) {
        StepKernel predictor = model.predictor();
        int token = phrase().at(0);
        var text = new StringBuilder();
        for (long place = 1; place < phrase().length(); place++) {
            int next = LogProbabilities.best(predictor.step(token));
            text.append(corpus.vocabulary().token(next));
            token = teacherForcing ? phrase().at(place) : next;
        }
        return text.toString();
    }

    private String passage() {
        var decoder = new Decoder(model.predictor(), corpus.vocabulary(), corpus.tokenizer());
        var text = new StringBuilder();
        decoder.generate(decoder.read("").start(), SAMPLING, new Random(seed)).forEachRemaining(text::append);
        return text.toString();
    }

    private TokenSequence phrase() {
        return corpus.parts().training().tokens();
    }

    private String token(long place) {
        return corpus.vocabulary().token(phrase().at(place));
    }
}
