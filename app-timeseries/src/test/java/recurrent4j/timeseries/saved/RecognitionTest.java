package recurrent4j.timeseries.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import recurrent4j.io.Checksum;
import recurrent4j.timeseries.saved.Recognition.Match;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

/** S6: what a model has learned from is known by its values. */
class RecognitionTest {

    private static final double[] VALUES = new Random(1).doubles(60).toArray();
    private static final double[] OTHERS = new Random(2).doubles(60).toArray();
    private static final Seen SEEN = Seen.of(SeriesSet.of(
            "known",
            1,
            List.of(
                    Series.of("a", Arrays.copyOf(VALUES, 40)),
                    Series.of("b", Arrays.copyOf(OTHERS, 8)),
                    Series.of("still", new double[20]))));

    @Test
    void aSeriesUnderAnotherNameIsRecognisedWhereverItBeginsAndEnds() {
        assertThat(match(VALUES)).isEqualTo(new Match("a", 40));
        assertThat(match(Arrays.copyOf(VALUES, 40))).isEqualTo(new Match("a", 40));
        assertThat(match(Arrays.copyOf(VALUES, 25))).as("cut short").isEqualTo(new Match("a", 25));
        assertThat(match(Arrays.copyOfRange(VALUES, 10, 60))).as("begun later").isEqualTo(new Match("a", 30));
        assertThat(match(Arrays.copyOf(OTHERS, 12))).as("short itself").isEqualTo(new Match("b", 8));
    }

    @Test
    void anotherSeriesIsNotRecognisedThoughItHasTheName() {
        assertThat(new Recognition(SEEN).of(SeriesSet.of("other", 1, List.of(Series.of("a", OTHERS)))))
                .containsExactly(new Match("b", 8));
        assertThat(match(Arrays.copyOfRange(OTHERS, 20, 60))).isEqualTo(new Match("new", 0));
        assertThat(match(new double[30])).as("constant").isEqualTo(new Match("new", 0));
    }

    @Test
    void aConstantSeriesIsRecognisedByItsName() {
        assertThat(new Recognition(SEEN).of(SeriesSet.of("other", 1, List.of(Series.of("still", new double[30])))))
                .containsExactly(new Match("still", 20));
    }

    /** Models from before series had marks know how they begin. */
    @Test
    void whatAnOlderModelHasSeenIsRecognisedByAllOfIt() {
        String checksum = new Checksum().add(Arrays.copyOf(VALUES, 40)).hex().substring(0, 16);
        var older = new Seen(Map.of("a", new Seen.Beginning(40, checksum)));

        assertThat(new Recognition(older).of(SeriesSet.of("new", 1, List.of(Series.of("new", VALUES)))))
                .containsExactly(new Match("a", 40));
    }

    /** What learns rates of its own for a series must find it again. */
    @Test
    void aSetIsGivenTheNamesUnderWhichItWasLearnedFrom() {
        SeriesSet renamed = SeriesSet.of("new", 1, List.of(Series.of("x", OTHERS), Series.of("y", VALUES)));
        SeriesSet twice = SeriesSet.of("new", 1, List.of(Series.of("a", VALUES), Series.of("y", VALUES)));

        assertThat(new Recognition(SEEN).named(renamed).series())
                .extracting(Series::id)
                .containsExactly("b", "a");
        assertThat(new Recognition(SEEN).named(twice)).isSameAs(twice);
    }

    private static Match match(double[] values) {
        return new Recognition(SEEN)
                .of(SeriesSet.of("new", 1, List.of(Series.of("new", values))))
                .get(0);
    }
}
