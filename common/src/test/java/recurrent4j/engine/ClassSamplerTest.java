package recurrent4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassSamplerTest {

    /** As in a language: the n-th word is n times as rare as the first. */
    private static final double[] ZIPF =
            IntStream.rangeClosed(1, 5_000).mapToDouble(i -> 1.0 / i).toArray();

    @Test
    void whatIsAskedForIsAlwaysAmongThem() {
        int[] asked = {4_999, 17, 17, 0};

        ClassSampler.Draw draw = new ClassSampler(ZIPF, 100).draw(asked, 1);

        assertThat(draw.classes()).contains(asked).isSorted().doesNotHaveDuplicates();
        assertThat(draw.classes()[draw.place(4_999)]).isEqualTo(4_999);
        assertThat(draw.classes().length % 256).isZero();
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherDoesNot() {
        var sampler = new ClassSampler(ZIPF, 100);

        assertThat(sampler.draw(new int[] {1}, 5).classes())
                .isEqualTo(sampler.draw(new int[] {1}, 5).classes())
                .isNotEqualTo(sampler.draw(new int[] {1}, 6).classes());
    }

    @Test
    void aPenaltyIsTheLogarithmOfTheChanceToBeChosen() {
        var sampler = new ClassSampler(ZIPF, 300);
        int trials = 4_000;
        int[] times = new int[ZIPF.length];
        double[] chance = new double[ZIPF.length];
        for (int trial = 0; trial < trials; trial++) {
            ClassSampler.Draw draw = sampler.draw(new int[0], trial);
            for (int i = 0; i < draw.classes().length; i++) {
                times[draw.classes()[i]]++;
                chance[draw.classes()[i]] = Math.exp(draw.penalties()[i]);
            }
        }

        for (int one : new int[] {0, 10, 100, 1_000, 4_000}) {
            assertThat((double) times[one] / trials).as("class %d", one).isCloseTo(chance[one], within(0.04));
        }
    }

    @Test
    void fewClassesAreAllLookedAtWithoutPenalty() {
        double[] few = {5, 0, 1};

        ClassSampler.Draw draw = new ClassSampler(few, 10).draw(new int[] {1}, 1);

        assertThat(draw.classes()).containsExactly(0, 1, 2);
        assertThat(draw.penalties()).containsExactly(0, 0, 0);
    }

    @Test
    void aClassThatWasNeverSeenIsDrawnAsTheRarestIs() {
        double[] frequencies = ZIPF.clone();
        Arrays.fill(frequencies, 4_000, 5_000, 0);

        long unseen = IntStream.range(0, 200)
                .mapToObj(seed -> new ClassSampler(frequencies, 300).draw(new int[0], seed))
                .flatMapToInt(draw -> Arrays.stream(draw.classes()))
                .filter(one -> one >= 4_000)
                .count();

        assertThat(unseen).isPositive();
    }

    @Test
    void noSampleIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassSampler(ZIPF, 0))
                .withMessageContaining("draw 1 or more");
    }
}
