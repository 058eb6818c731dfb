package recurrent4j.charlm.model;

import recurrent4j.data.TokenSequence;

/** Takes every token of the vocabulary for equally likely: a model that was trained on nothing. */
public record UniformModel(int vocabulary) implements LanguageModel {

    @Override
    public String name() {
        return "uniform";
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public void read(TokenSequence text, Listener listener) {
        for (long place = 1; place < text.length(); place++) {
            listener.surprisal(place, Math.log(vocabulary));
        }
    }
}
