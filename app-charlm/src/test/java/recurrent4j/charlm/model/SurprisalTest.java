package recurrent4j.charlm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.data.TokenSequence;

class SurprisalTest {

    @Test
    void theUniformModelNeedsTheLogarithmOfItsVocabulary() {
        var surprisal = Surprisal.of(new UniformModel(8), characters(1, 2, 3, 4));
        assertThat(surprisal.bitsPerCharacter()).isEqualTo(3, within(1e-12));
        assertThat(surprisal.natsPerCharacter()).isEqualTo(3 * Math.log(2), within(1e-12));
        assertThat(surprisal.perplexity()).isEqualTo(8, within(1e-12));
    }

    @Test
    void theMeanIsTakenOverAllTokensButTheFirst() {
        LanguageModel model = new Fixed(1.0, 2.0, 6.0);
        assertThat(Surprisal.of(model, characters(0, 0, 0, 0)).nats()).isEqualTo(3);
    }

    @Test
    void wordsAreSpreadOverTheirCharacters() {
        // Four words of five characters each.
        var words = new TextPart(TokenSequence.of(0, 1, 2, 3), 20, 0);
        var surprisal = Surprisal.of(new UniformModel(1024), words);
        assertThat(surprisal.bitsPerCharacter()).isEqualTo(2, within(1e-12));
        assertThat(surprisal.perplexity()).isEqualTo(1024, within(1e-9));
    }

    @Test
    void aTextOfOneTokenHasNoSurprisal() {
        assertThat(Surprisal.of(new UniformModel(8), characters(1)).bitsPerCharacter())
                .isNaN();
    }

    private static TextPart characters(int... tokens) {
        return new TextPart(TokenSequence.of(tokens), tokens.length, 0);
    }

    /** A model of given surprisals. */
    private record Fixed(double... nats) implements LanguageModel {

        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public long parameters() {
            return 0;
        }

        @Override
        public void read(TokenSequence text, Listener listener) {
            for (int place = nats.length; place > 0; place--) {
                listener.surprisal(place, nats[place - 1]);
            }
        }
    }
}
