package recurrent4j.charlm.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.charlm.corpus.Tokenizer;
import recurrent4j.charlm.model.ToyPredictor;
import recurrent4j.data.Vocabulary;
import recurrent4j.engine.StepGroup;
import recurrent4j.engine.StepKernel;

class SamplesTest {

    private static final Vocabulary LETTERS = Vocabulary.open(List.of("a", "b", "\n", "c"));
    private static final Sampling SAMPLING =
            Sampling.temperature(1).length(60).stop("\nc").seed(3).repetitionPenalty(1.2);

    private int steps;

    /** Some end at the stop text at once, some at the length; more than may be begun ahead of their turn. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 200})
    void textsThatGrowSideBySideAreThoseOfOneAfterTheOther(int count) {
        List<String> alone = texts(ToyPredictor.random(5, 3), count);
        assertThat(texts(new Grouped(), count)).isEqualTo(alone);
        assertThat(alone).extracting(String::length).allMatch(length -> length <= 60);
    }

    @Test
    void aTextIsToldWhileItGrows() {
        Decoder decoder = new Decoder(new Grouped(), LETTERS, Tokenizer.CHARACTERS);
        var samples = new Samples(
                decoder,
                decoder.read("a").start(),
                Sampling.temperature(1).length(1_000_000),
                3,
                new SplittableRandom(1));
        Iterator<String> first = samples.next();
        for (int piece = 0; piece < 10; piece++) {
            assertThat(first.next()).hasSize(1);
        }
        assertThat(steps).isLessThanOrEqualTo(10);
    }

    private static List<String> texts(StepKernel predictor, int count) {
        Decoder decoder = new Decoder(predictor, LETTERS, Tokenizer.CHARACTERS);
        return decoder.generate(decoder.read("ab").start(), SAMPLING, count);
    }

    /** A toy that reads three sequences side by side. */
    private final class Grouped implements StepKernel {
        private final StepKernel one = ToyPredictor.random(5, 3);

        @Override
        public void reset() {
            one.reset();
        }

        @Override
        public float[] step(int token) {
            return one.step(token);
        }

        @Override
        public float[] step(float[] features) {
            return one.step(features);
        }

        @Override
        public float[][] state() {
            return one.state();
        }

        @Override
        public void restore(float[][] state) {
            one.restore(state);
        }

        @Override
        public Optional<StepGroup> group() {
            List<StepKernel> places = new ArrayList<>();
            for (int place = 0; place < 3; place++) {
                places.add(ToyPredictor.random(5, 3));
            }
            return Optional.of(new StepGroup() {
                @Override
                public int places() {
                    return places.size();
                }

                @Override
                public void restore(int place, float[][] state) {
                    places.get(place).restore(state);
                }

                @Override
                public float[][] step(int... tokens) {
                    steps++;
                    float[][] answers = new float[tokens.length][];
                    for (int place = 0; place < tokens.length; place++) {
                        answers[place] = tokens[place] < 0
                                ? new float[0]
                                : places.get(place).step(tokens[place]);
                    }
                    return answers;
                }
            });
        }
    }
}
