package recurrent4j.charlm.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.model.LogProbabilities;
import recurrent4j.charlm.model.RecurrentModel;
import recurrent4j.charlm.model.TokenPredictor;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.Vocabulary;

/**
 * What a network can say at some moment of its training: of a phrase that it learns by heart, what it expects after each
 * character; of any other text, a passage of its own.
 *
 * @param model as it is now
 * @param corpus what it learns
 * @param byHeart whether that is a phrase to be repeated
 * @param seed what a passage is drawn by
 */
public record TrainingSample(RecurrentModel model, Corpus corpus, boolean byHeart, long seed) {

    private static final int LENGTH = 300;

    /** Sharp enough for sentences, with some life in it. */
    private static final double TEMPERATURE = 0.8;

    /** Says something. */
    public String speak() {
        return byHeart ? expectations() : passage();
    }

    /** Returns what the network expects after each character of the phrase, but for the last. */
    private String expectations() {
        TokenPredictor speaker = model.speaker();
        TokenSequence phrase = corpus.parts().training().tokens();
        var said = new StringBuilder();
        for (long place = 0; place < phrase.length() - 1; place++) {
            said.append(vocabulary().token(LogProbabilities.best(speaker.read(phrase.at(place)))));
        }
        return said.toString();
    }

    private String passage() {
        var composer = new TextGenerator(model.speaker(), vocabulary(), corpus.tokenization());
        var manner = new SearchConfig(Sampler.temperature(TEMPERATURE), LENGTH, StopText.NONE);
        try {
            return composer.write(composer.read(""), manner, new Random(seed), piece -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("A passage that nobody listens to touches no file, but this one.", e);
        }
    }

    /**
     * Says what is to be known after the training: whether the phrase is known by heart, or one more passage and how much of
     * it was written before.
     */
    public String last() throws IOException {
        if (!byHeart) {
            String passage = passage();
            List<String> remarks = corpus.trainingText().remarks(List.of(passage), Optional.empty());
            return passage + "\n\n" + String.join("\n", remarks);
        }
        String phrase = phrase();
        return recitation().equals(phrase)
                ? "From its first character on, the network repeats exactly: " + phrase
                : "From its first character on, the network says \"%s\" instead of \"%s\"; train it longer."
                        .formatted(recitation(), phrase);
    }

    /** Returns the phrase as the network repeats it from its first character on, each time reading what it said itself. */
    private String recitation() {
        TokenPredictor speaker = model.speaker();
        TokenSequence phrase = corpus.parts().training().tokens();
        int token = phrase.at(0);
        var said = new StringBuilder(vocabulary().token(token));
        for (long place = 1; place < phrase.length(); place++) {
            token = LogProbabilities.best(speaker.read(token));
            said.append(vocabulary().token(token));
        }
        return said.toString();
    }

    private String phrase() {
        TokenSequence tokens = corpus.parts().training().tokens();
        var phrase = new StringBuilder();
        for (long place = 0; place < tokens.length(); place++) {
            phrase.append(vocabulary().token(tokens.at(place)));
        }
        return phrase.toString();
    }

    private Vocabulary vocabulary() {
        return corpus.vocabulary();
    }
}
